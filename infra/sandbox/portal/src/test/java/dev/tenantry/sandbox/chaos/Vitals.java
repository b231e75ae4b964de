package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a portal costs, as Linux and its JVM tell of its process. */
final class Vitals {

    private static final long TICKS_A_SECOND = 100;
    private static final long MIB = 1024 * 1024;

    private final long pid;

    Vitals(long pid) {
        this.pid = pid;
    }

    static boolean areTold() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** All that it has computed since it began. */
    Duration computed() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // after the name, which may hold anything, comes the third field
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS_A_SECOND);
    }

    /** What lies in memory of the whole process, in MiB. */
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** What is still reachable after its garbage was collected, in MiB. */
    long heap() throws IOException {
        List<String> told = Surroundings.told(
                Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram");
        var total = told.getLast().strip().split("\\s+", -1);
        if (!total[0].equals("Total")) {
            throw new IllegalStateException("no histogram of process " + pid + ": " + told.getLast());
        }
        return Long.parseLong(total[2]) / MIB;
    }
}
