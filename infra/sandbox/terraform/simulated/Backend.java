package simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the state file lies: what an override file says, else what the stack says, else the stack's own folder. */
final class Backend {

    private Backend() {}

    static Path stateFile(Path stack) {
        Map<String, Object> backend = overridden(stack);
        if (backend.isEmpty()) {
            backend = declared(stack);
        }
        Map<String, Object> local = Json.map(backend.get("local"));
        Map<String, Object> s3 = Json.map(backend.get("s3"));
        if (!s3.isEmpty()) {
            return bucketFolder().resolve(text(s3, "bucket")).resolve(text(s3, "key"));
        }
        return stack.resolve(local.getOrDefault("path", "terraform.tfstate").toString());
    }

    private static Path bucketFolder() {
        String folder = System.getenv("TENANTRY_SIMULATED_STATE");
        if (folder == null || folder.isEmpty()) {
            throw new Mistake(
                    "No place for a simulated bucket",
                    "Set TENANTRY_SIMULATED_STATE to a folder that outlives the run.");
        }
        return Path.of(folder);
    }

    private static Map<String, Object> overridden(Path stack) {
        return files(stack, "_override.tf.json").stream()
                .map(file -> Json.map(Json.map(Json.read(file).get("terraform")).get("backend")))
                .filter(backend -> !backend.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, Object> declared(Path stack) {
        Map<String, Object> found = new LinkedHashMap<>();
        files(stack, ".tf").stream()
                .flatMap(file -> Hcl.read(file).blocks("terraform").stream())
                .flatMap(terraform -> terraform.blocks("backend").stream())
                .forEach(backend -> found.put(backend.label(0), evaluated(backend)));
        return found;
    }

    private static Map<String, Object> evaluated(Hcl.Block backend) {
        Map<String, Object> values = new LinkedHashMap<>();
        backend.attributes()
                .forEach((name, text) -> values.put(name, Expression.evaluate(text, path -> {
                    throw new Scope.Opaque("no references here");
                })));
        return values;
    }

    private static String text(Map<String, Object> s3, String name) {
        Object value = s3.get(name);
        if (value == null) {
            throw new Mistake("Missing required argument", "The backend \"s3\" needs \"" + name + "\".");
        }
        return value.toString();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
