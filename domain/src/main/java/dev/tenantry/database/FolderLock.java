package dev.tenantry.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which portal uses a database folder, by process id and start time, so that a number that was given to another
 * process is not mistaken for it. The system's own lock decides between two that start at the same moment; it lies on a
 * file of its own, since closing any handle of a locked file would give the lock away.
 */
final class FolderLock implements AutoCloseable {

    private final Path file;
    private final FileChannel mutex;

    private FolderLock(Path file, FileChannel mutex) {
        this.file = file;
        this.mutex = mutex;
    }

    /** Throws {@link DatabaseUnavailable} if a living portal uses the folder. */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("portal.lock");
        FileChannel mutex =
                FileChannel.open(folder.resolve("portal.mutex"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!locked(mutex) || livesElsewhere(file)) {
                throw inUse(folder, file);
            }
            ProcessHandle me = ProcessHandle.current();
            Files.writeString(file, me.pid() + " " + started(me) + "\n");
            return new FolderLock(file, mutex);
        } catch (IOException | RuntimeException failed) {
            mutex.close();
            throw failed;
        }
    }

    private static boolean locked(FileChannel mutex) throws IOException {
        try {
            return mutex.tryLock() != null;
        } catch (OverlappingFileLockException ourselves) {
            return false;
        }
    }

    private static boolean livesElsewhere(Path file) throws IOException {
        return holder(file)
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .isPresent();
    }

    private static DatabaseUnavailable inUse(Path folder, Path file) throws IOException {
        String who =
                holder(file).map(process -> " (process " + process.pid() + ")").orElse("");
        return new DatabaseUnavailable(
                "Another portal" + who + " uses the database in " + folder + ".",
                "Stop it first, or give this one another folder by tenantry.database.home.",
                null);
    }

    private static Optional<ProcessHandle> holder(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
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

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        mutex.close();
    }
}
