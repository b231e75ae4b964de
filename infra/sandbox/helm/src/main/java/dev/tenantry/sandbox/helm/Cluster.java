package dev.tenantry.sandbox.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The cluster that {@code KUBECONFIG} names: the folder which that file lies in. */
record Cluster(Path folder) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Cluster of(Map<String, String> environment) {
        String config = environment.getOrDefault("TENANTRY_SIMULATED_CLUSTER", "");
        Path folder = config.isEmpty() ? null : Path.of(config).toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SimulatedFailure("Kubernetes cluster unreachable: no simulated cluster at KUBECONFIG=" + config);
        }
        return new Cluster(folder);
    }

    /** What is set for this cluster, or else for all of them that lie beside it. */
    Switches switches() {
        return Stream.of(folder.resolve("switches.json"), folder.resolveSibling("switches.json"))
                .filter(Files::exists)
                .findFirst()
                .map(file -> read(file, Switches.class))
                .orElseGet(Switches::none);
    }

    List<Release> releases(String namespace, String name) {
        return list(namespace, "release-" + name + ".").stream()
                .map(file -> read(file, Release.class))
                .sorted(java.util.Comparator.comparingInt(Release::revision))
                .toList();
    }

    void save(Release release) {
        write(file(release.namespace(), "release-" + release.name() + "." + release.revision()), release);
    }

    void removeReleases(String namespace, String name) {
        list(namespace, "release-" + name + ".").forEach(Cluster::delete);
    }

    /** Objects that were applied one by one: namespaces, secrets, quotas. */
    void put(JsonNode object) {
        String namespace = object.path("metadata").path("namespace").asString("");
        write(file(namespace.isEmpty() ? "cluster" : namespace, objectName(object)), object);
    }

    private static String objectName(JsonNode object) {
        String kind = object.path("kind").asString("object").toLowerCase(java.util.Locale.ROOT);
        return "object-" + kind + "." + object.path("metadata").path("name").asString("");
    }

    List<JsonNode> objects(String namespace, String kind) {
        return list(namespace, "object-" + kind + ".").stream()
                .map(file -> read(file, JsonNode.class))
                .toList();
    }

    void removeObjects(String namespace, String kind) {
        list(namespace, "object-" + kind + ".").forEach(Cluster::delete);
    }

    void removeObject(String namespace, String kind, String name) {
        delete(file(namespace, "object-" + kind + "." + name));
    }

    private Path file(String namespace, String name) {
        return folder.resolve(namespace).resolve(name + ".json");
    }

    private List<Path> list(String namespace, String prefix) {
        Path in = folder.resolve(namespace);
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readString(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never half-written, since a kill in the middle is what we are here to simulate. */
    private static void write(Path file, Object value) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, JSON.writeValueAsString(value));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param slowSeconds how long pods take until they are ready; null for a moment
     * @param fate what becomes of pods: {@code never-ready}, {@code image-missing}, {@code crash-loop}, {@code quota};
     *     null to leave it to their image tags
     * @param giveUpSeconds after how long a failing deployment counts as timed out, so that a demonstration need not wait
     *     for the real timeout; null for 3
     */
    record Switches(
            @Nullable Integer slowSeconds,
            @Nullable String fate,
            @Nullable Integer giveUpSeconds) {
        static Switches none() {
            return new Switches(null, null, null);
        }
    }
}
