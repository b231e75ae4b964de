package dev.tenantry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which portal uses a database folder, by process id and start time, so that a number that was given to another
 * process is not mistaken for it.
 */
final class FolderLock {

    private final Path file;

    private FolderLock(Path file) {
        this.file = file;
    }

    /** Throws {@link DatabaseUnavailable} if a living portal uses the folder. */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("portal.lock");
        Optional<ProcessHandle> holder = Files.exists(file) ? holder(Files.readString(file)) : Optional.empty();
        if (holder.isPresent() && holder.get().pid() != ProcessHandle.current().pid()) {
            throw new DatabaseUnavailable(
                    "Another portal (process " + holder.get().pid() + ") uses the database in " + folder + ".",
                    "Stop it first, or give this one another folder by tenantry.database.home.",
                    null);
        }
        ProcessHandle me = ProcessHandle.current();
        Files.writeString(file, me.pid() + " " + started(me) + "\n");
        return new FolderLock(file);
    }

    private static Optional<ProcessHandle> holder(String text) {
        String[] words = text.strip().split(" ", 2);
        if (words.length < 2 || !words[0].matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).equals(words[1]));
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
