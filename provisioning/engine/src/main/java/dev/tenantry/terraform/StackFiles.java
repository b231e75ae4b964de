package dev.tenantry.terraform;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lays a work folder out: copies sources, writes inputs. Doing it again replaces the files and removes nothing. */
final class StackFiles {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable Path providerMirror;

    StackFiles(@Nullable Path providerMirror) {
        this.providerMirror = providerMirror;
    }

    void write(StackWork work) {
        WorkFolder folder = work.folder();
        try {
            Files.createDirectories(folder.path(), OWNERS_FOLDER);
            copyStack(work);
            writeInputs(work);
            write(folder.cliConfig(), cliConfig());
            write(folder.script(), script());
        } catch (IOException | UncheckedIOException e) {
            throw new OutsideFailure(
                    OutsideSystem.TERRAFORM, Kind.BROKEN, 0, "cannot lay the stack out in " + folder.path(), null, e);
        }
    }

    private static void copyStack(StackWork work) throws IOException {
        StackSources sources = work.sources();
        WorkFolder folder = work.folder();
        if (!sources.contains(folder.stack())) {
            throw new OutsideFailure(
                    OutsideSystem.TERRAFORM, Kind.REJECTED, "no stack " + folder.stack() + " in " + sources.root());
        }
        for (Path file : sources.files(folder.stack())) {
            Path target =
                    folder.sources().resolve(sources.root().relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void writeInputs(StackWork work) throws IOException {
        Path root = work.folder().root();
        write(root.resolve("terraform.tfvars.json"), JSON.writeValueAsString(work.variables()));
        Map<String, Object> backend =
                Map.of("terraform", Map.of("backend", work.backend().block()));
        write(root.resolve("backend_override.tf.json"), JSON.writeValueAsString(backend));
        for (Map.Entry<String, String> override : work.overrides().entrySet()) {
            write(root.resolve(override.getKey()), override.getValue());
        }
    }

    /** A mirror of unpacked providers is linked to, not copied, and shared by any number of runs at once. */
    private String cliConfig() {
        if (providerMirror == null) {
            return "disable_checkpoint = true\n";
        }
        return """
                disable_checkpoint = true
                provider_installation {
                  filesystem_mirror {
                    path = %s
                  }
                }
                """.formatted(JSON.writeValueAsString(providerMirror.toString()));
    }

    private static String script() throws IOException {
        try (InputStream resource = StackFiles.class.getResourceAsStream("task.sh")) {
            if (resource == null) {
                throw new IllegalStateException("not in the jar: task.sh");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), ".", ".tmp", OWNER_ONLY);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
