package simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The state's lock: a file beside it that, as in S3, stays when its owner is killed. */
final class Lock implements AutoCloseable {

    private final Path file;

    private Lock(Path file) {
        this.file = file;
    }

    /** @param operation {@code OperationTypePlan} … */
    static Lock take(Path state, String operation, long timeoutSeconds, Events events) {
        Path file = fileOf(state);
        Instant until = Instant.now().plusSeconds(timeoutSeconds);
        boolean told = false;
        while (!create(file, state, operation)) {
            if (Instant.now().isAfter(until)) {
                throw new Mistake("Error acquiring the state lock", describe(file));
            }
            if (!told) {
                events.say("state_lock_acquire", "Acquiring state lock. This may take a few moments...");
                told = true;
            }
            Interrupts.pause(200);
        }
        return new Lock(file);
    }

    /** Removes a lock of that id; throws {@link Mistake} if there is none or it is another's. */
    static void breakUp(Path state, String id) {
        Path file = fileOf(state);
        if (!Files.exists(file)) {
            throw new Mistake("Failed to unlock state: LocalState not locked", "");
        }
        String held = String.valueOf(Json.read(file).get("ID"));
        if (!held.equals(id)) {
            throw new Mistake(
                    "Failed to unlock state: lock id \"" + id + "\" does not match existing lock \"" + held + "\"", "");
        }
        new Lock(file).close();
    }

    private static Path fileOf(Path state) {
        return state.resolveSibling("." + state.getFileName() + ".lock.info");
    }

    private static boolean create(Path file, Path state, String operation) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("ID", UUID.randomUUID().toString());
        info.put("Path", state.toString());
        info.put("Operation", operation);
        info.put("Who", System.getProperty("user.name") + "@" + host());
        info.put("Version", Events.VERSION);
        info.put("Created", Instant.now().toString());
        try {
            Files.createDirectories(file.getParent());
            // whole at once: a reader never sees half a lock
            Path fresh = Files.createTempFile(file.getParent(), ".lock", ".tmp");
            Files.writeString(fresh, Json.write(info));
            return link(file, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean link(Path file, Path fresh) throws IOException {
        try {
            Files.createLink(file, fresh);
            return true;
        } catch (FileAlreadyExistsException held) {
            return false;
        } finally {
            Files.delete(fresh);
        }
    }

    private static String describe(Path file) {
        Map<String, Object> info = Json.read(file);
        return "Error message: resource temporarily unavailable\nLock Info:\n  ID:        " + info.get("ID")
                + "\n  Path:      " + info.get("Path")
                + "\n  Operation: " + info.get("Operation")
                + "\n  Who:       " + info.get("Who")
                + "\n  Version:   " + info.get("Version")
                + "\n  Created:   " + info.get("Created")
                + "\n  Info:      \n\n\nTerraform acquires a state lock to protect the state from being written\n"
                + "by multiple users at the same time.";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException nameless) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
