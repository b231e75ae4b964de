package dev.tenantry.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A Helm chart as a folder of files. */
public record ChartFiles(Path folder) {

    /** SHA-256 over the names and bytes of all files, the same on every machine. */
    public String digest() {
        MessageDigest digest = Digests.fresh();
        for (Path file : files()) {
            digest.update((name(file) + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes(file));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Regular files in the order of their names; links are left out, a chart has none. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted(java.util.Comparator.comparing(this::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the chart " + folder, e);
        }
    }

    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
