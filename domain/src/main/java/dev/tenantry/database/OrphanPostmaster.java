package dev.tenantry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the PostgreSQL that a killed portal left running; called only by whoever holds the folder's lock. */
final class OrphanPostmaster {

    private static final Logger log = LoggerFactory.getLogger(OrphanPostmaster.class);
    private static final int LONGEST_STOP_SECONDS = 30;

    private OrphanPostmaster() {}

    static void end(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan =
                postgres(Files.readString(pidFile).lines().findFirst().orElse(""));
        if (orphan.isPresent()) {
            log.info(
                    "ending the PostgreSQL (process {}) that a killed portal left",
                    orphan.get().pid());
            stop(orphan.get());
        }
    }

    private static Optional<ProcessHandle> postgres(String pid) {
        if (!pid.strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    /** SIGINT is PostgreSQL's "fast" shutdown; Java's own signal would wait for every client. */
    private static void stop(ProcessHandle orphan) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid()))
                .inheritIO()
                .start();
        try {
            orphan.onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stays) {
            throw new IOException("the PostgreSQL with process id " + orphan.pid() + " does not stop", stays);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an orphan was being ended", interrupted);
        }
    }
}
