package dev.tenantry.runner;

import dev.tenantry.jobs.JobBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The job's folder; its lock ends with the process that holds it, however that ends. */
record WorkFolder(Path path, FileChannel channel, @Nullable FileLock lock) implements AutoCloseable {

    static WorkFolder take(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new WorkFolder(folder, channel, tryLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot work in " + folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    boolean taken() {
        return lock != null;
    }

    JobBundle bundle(Path given) {
        return Files.isDirectory(given) ? JobBundle.read(given) : JobBundle.unpack(given, path.resolve("bundle"));
    }

    /** All of it or nothing. */
    void write(Path result, String text) {
        try {
            Path fresh = result.resolveSibling(result.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, result, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + result, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave " + path, e);
        }
    }
}
