package dev.tenantry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords made at first use and kept in files that only their owner may read. */
final class PasswordFiles {

    private final Path folder;

    PasswordFiles(Path folder) {
        this.folder = folder;
    }

    String get(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file)) {
            Files.createDirectories(folder, permissions("rwx------"));
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, permissions("rw-------"));
            Files.writeString(
                    file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        }
        return Files.readString(file).strip();
    }

    private static java.nio.file.attribute.FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
