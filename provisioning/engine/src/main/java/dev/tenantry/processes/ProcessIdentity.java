package dev.tenantry.processes;

import java.util.Optional;

/**
 * Tells one process from all others that had or will have its id.
 *
 * @param start as the process table writes it; only compared
 * @param boot which life of the machine
 */
record ProcessIdentity(long pid, String start, String boot) {

    /** Reads the line that the wrapper wrote; empty if it is none, as after a full disk or a power cut. */
    static Optional<ProcessIdentity> parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 3 || !parts[0].matches("[0-9]{1,18}") || parts[1].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), parts[1], parts[2]));
    }
}
