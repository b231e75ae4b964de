package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What portals keep the work of runs on: where this user may mount one, a small disk of their own that can be filled. */
final class Disk implements AutoCloseable {

    private static final String SIZE = "256m";
    private static final byte[] BLOCK = new byte[1024 * 1024];

    private final Path folder;
    private boolean mounted;

    Disk(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    void open() throws IOException {
        Files.createDirectories(folder);
        mounted = Commands.work(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()));
    }

    boolean canBeFilled() {
        return mounted;
    }

    /** To the last byte. */
    void fill() throws IOException {
        try (var all = Files.newOutputStream(ballast())) {
            while (true) {
                all.write(BLOCK);
            }
        } catch (IOException full) {
            if (Files.size(ballast()) == 0) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Also what an earlier one has left mounted. */
    @Override
    public void close() throws IOException {
        if (Files.isDirectory(folder) && (mounted || isMounted())) {
            Commands.work(List.of("umount", "--lazy", folder.toString()));
            mounted = false;
        }
    }

    private boolean isMounted() throws IOException {
        var mounts = Path.of("/proc/mounts");
        return Files.exists(mounts)
                && Files.readAllLines(mounts).stream().anyMatch(line -> line.contains(" " + folder + " "));
    }
}
