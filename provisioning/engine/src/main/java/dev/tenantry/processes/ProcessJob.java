package dev.tenantry.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A program to run. Its environment is what stands here and, unless named here, {@code PATH HOME LANG TMPDIR} of the host.
 *
 * @param folder where the program runs; must exist
 * @param command program and arguments; anybody on the host can read them, so never a secret
 * @param environment names and values that may be read by anybody
 * @param secretEnvironment names and values that only the program gets; never in arguments or messages, and in a file only
 *     where nothing else leads to the program: its owner's alone, and gone before the program begins
 * @param graceAfterStop how long the program may take to end after a polite stop; a host that must end it by itself
 *     (a pod that is drained) waits so long
 */
public record ProcessJob(
        JobId id,
        Path folder,
        List<String> command,
        Map<String, String> environment,
        Map<String, String> secretEnvironment,
        Duration graceAfterStop) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Names of the wrapper's own variables, which would reach the program changed. */
    private static final String RESERVED = "tenantry_";

    public ProcessJob {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        secretEnvironment = Map.copyOf(secretEnvironment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no command for job " + id);
        }
        environment.keySet().forEach(ProcessJob::checkName);
        secretEnvironment.keySet().forEach(ProcessJob::checkName);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith(RESERVED)) {
            throw new IllegalArgumentException("not a name for an environment variable: " + name);
        }
    }

    /** Without the values of the secrets. */
    @Override
    public String toString() {
        return "ProcessJob[" + id + " in " + folder + ": " + command + ", secrets "
                + new TreeMap<>(secretEnvironment).keySet() + "]";
    }
}
