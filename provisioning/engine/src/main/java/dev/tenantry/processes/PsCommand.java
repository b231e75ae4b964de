package dev.tenantry.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** macOS: asks {@code ps} and {@code sysctl}; start times are whole seconds, which is weaker than on Linux. */
final class PsCommand implements ProcessTable {

    private static final int LIMIT = 4_096;

    @Override
    public Optional<String> startOf(long pid) {
        String line = run(List.of("ps", "-o", "stat=,lstart=", "-p", Long.toString(pid)));
        if (line.isEmpty() || line.startsWith("Z")) {
            return Optional.empty();
        }
        return Optional.of(line.substring(line.indexOf(' ')).strip().replaceAll(" +", "_"));
    }

    @Override
    public String boot() {
        return run(List.of("sysctl", "-n", "kern.boottime")).replace(" ", "");
    }

    @Override
    public String machine() {
        return run(List.of("hostname"));
    }

    /** There is no cheap way to a session's members here: those that still hang together. */
    @Override
    public List<ProcessHandle> sessionOf(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(leader -> Stream.concat(Stream.of(leader), leader.descendants()))
                .toList();
    }

    private static String run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        try {
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new HostFailure("No answer in 2 s from " + command);
            }
            return new String(process.getInputStream().readNBytes(LIMIT), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new HostFailure("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostFailure("Interrupted while running " + command, e);
        }
    }
}
