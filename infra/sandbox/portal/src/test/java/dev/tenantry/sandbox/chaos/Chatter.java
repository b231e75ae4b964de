package dev.tenantry.sandbox.chaos;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * A program in the place of Terraform that plans nothing, for as long and as loudly as it is told: for measuring what the portal
 * does with programs, and not what they do.
 */
public final class Chatter {

    private static final String TOLD = "CHATTER";
    /** About what a line of the real one has. */
    private static final String FILLER =
            " module.network.aws_subnet.private[\"eu-central-1a\"]: Still creating...".repeat(2);

    private Chatter() {}

    // ---- how it is put in Terraform's place

    /** What a portal is told of it. */
    static String[] settings(Path home) throws IOException {
        Files.createDirectories(home);
        var program = home.resolve("chatter");
        var java = Path.of(System.getProperty("java.home"), "bin/java");
        var classes = Path.of("target/test-classes").toAbsolutePath();
        Files.writeString(
                program,
                "#!/bin/sh\n[ \"$1\" = version ] && echo 'Terraform v1.11.4' && exit\nexec " + java
                        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m -cp " + classes + " "
                        + Chatter.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new String[] {
            "tenantry.terraform.binary=" + program, "tenantry.terraform.environment." + TOLD + "=" + told(home)
        };
    }

    private static Path told(Path home) {
        return home.resolve("chatter.properties");
    }

    /** How the next one behaves: so many lines, so many of them a second (0: as fast as it can), and then silence for so long. */
    static void tell(Path home, long lines, int aSecond, int silentSeconds) throws IOException {
        Files.write(
                told(home),
                List.of("lines=" + lines, "aSecond=" + aSecond, "silent=" + silentSeconds),
                StandardCharsets.US_ASCII);
    }

    // ---- the program

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "plan" -> plan();
            case "show" -> System.out.println("{\"format_version\":\"1.2\",\"resource_changes\":[]}");
            default -> {}
        }
    }

    private static void plan() throws IOException {
        var told = new Properties();
        try (var file = Files.newBufferedReader(Path.of(System.getenv(TOLD)))) {
            told.load(file);
        }
        long lines = number(told, "lines");
        long aSecond = number(told, "aSecond");
        var out =
                new PrintStream(new BufferedOutputStream(System.out, 1 << 16), aSecond > 0, StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        for (long line = 1; line <= lines; line++) {
            if (aSecond > 0) {
                LockSupport.parkNanos(began + line * 1_000_000_000L / aSecond - System.nanoTime());
            }
            out.println(line(line));
        }
        out.flush();
        LockSupport.parkNanos(number(told, "silent") * 1_000_000_000L);
    }

    /** In milliseconds it says when it is written. */
    static String line(long number) {
        var now = Instant.now();
        return "{\"@level\":\"info\",\"@message\":\"line " + number + " written " + now.toEpochMilli() + FILLER
                + "\",\"@timestamp\":\"" + now + "\"}";
    }

    private static long number(Properties told, String name) {
        return Long.parseLong(told.getProperty(name));
    }
}
