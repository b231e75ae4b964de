package dev.tenantry.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the operating system knows of its processes. */
interface ProcessTable {

    /** When a living process began; empty if there is none of that id or it is dead and only not yet collected. */
    Optional<String> startOf(long pid);

    /** Which life of the machine this is. */
    String boot();

    /** What the machine calls itself. */
    String machine();

    /** The living processes of the session that this process leads, itself included. */
    List<ProcessHandle> sessionOf(long pid);

    default boolean isAlive(ProcessIdentity identity) {
        return identity.boot().equals(boot())
                && startOf(identity.pid()).filter(identity.start()::equals).isPresent();
    }

    /** The table of this machine: {@code /proc} where it exists, else {@code ps}. */
    static ProcessTable ofThisMachine() {
        Path proc = Path.of("/proc");
        return Files.isReadable(proc.resolve("self/stat")) ? new ProcFiles(proc) : new PsCommand();
    }
}
