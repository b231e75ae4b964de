package dev.tenantry.processes;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A portal that starts one job and then waits to be killed. */
final class StartsOneJob {

    private StartsOneJob() {}

    public static void main(String[] args) throws InterruptedException {
        LocalProcesses host = LocalProcesses.open(Path.of(args[0]), Clock.systemUTC(), System.getenv());
        host.start(new ProcessJob(
                new JobId(args[1]),
                Path.of(args[2]),
                List.of("/bin/sh", "-c", args[3]),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(5)));
        System.out.println("started");
        Thread.currentThread().join();
    }
}
