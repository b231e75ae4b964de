package dev.tenantry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Secrets of this sandbox, made up at first start in {@code <home>/secrets}, readable by their owner only. */
@Component
class SandboxSecrets {

    private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    SandboxSecrets(@Value("${tenantry.home}") Path home) {
        this.folder = home.resolve("secrets");
    }

    /** The secret of a name; 256 bits, made at the first call and then the same for the life of the sandbox. */
    String get(String name) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("secret " + name + " cannot be kept in " + folder, e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_READS_AND_WRITES));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
        Files.write(file, random().getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
