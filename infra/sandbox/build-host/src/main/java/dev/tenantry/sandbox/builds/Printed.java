package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What a build prints, put where CodeBuild puts it. An emulator that is away for a moment is told later. */
final class Printed {

    private final Build build;
    private final Emulator emulator;
    private final Path file;
    private final Clock clock;
    private long told;

    Printed(Build build, Emulator emulator, Path file, Clock clock) {
        this.build = build;
        this.emulator = emulator;
        this.file = file;
        this.clock = clock;
    }

    /** Tells the whole lines that were printed since it was told last. */
    void tell() {
        try {
            String fresh = fresh();
            List<String> lines = fresh.lines().filter(line -> !line.isBlank()).toList();
            if (!lines.isEmpty() && !emulator.putLog(build, clock.millis(), lines)) {
                System.err.println(build.id() + " prints for nobody: there is no log group "
                        + build.log().group());
            }
            told += fresh.getBytes(StandardCharsets.UTF_8).length;
        } catch (UncheckedIOException away) {
            System.err.println("what " + build.id() + " prints is told later: " + away.getMessage());
        }
    }

    private String fresh() {
        if (Files.notExists(file)) {
            return "";
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(open.length() - told)];
            open.seek(told);
            open.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
