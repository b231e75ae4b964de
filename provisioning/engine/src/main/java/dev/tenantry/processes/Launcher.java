package dev.tenantry.processes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls the wrapper, which returns as soon as the program runs on its own. */
final class Launcher {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");
    private static final int TIMEOUT_SECONDS = 5;
    private static final int ERROR_LIMIT = 2_000;

    private final Path script;
    private final Map<String, String> hostEnvironment;

    /** @param scripts the folder to put the wrapper into, under a name that is new whenever its text is */
    Launcher(Path scripts, Map<String, String> hostEnvironment) {
        this.hostEnvironment = Map.copyOf(hostEnvironment);
        this.script = Wrapper.unpack(scripts);
    }

    void launch(ProcessJob job, Path attempt) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString(), "start", attempt.toString()));
        command.addAll(job.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(job.folder().toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        setEnvironment(builder.environment(), job);
        try {
            await(builder.start(), job.id());
        } catch (IOException e) {
            // its message may be shown: it names the program and the folder, never the environment
            throw new HostFailure("Cannot start job " + job.id() + " in " + job.folder(), e);
        }
    }

    private void setEnvironment(Map<String, String> environment, ProcessJob job) {
        environment.clear();
        for (String name : INHERITED) {
            String value = hostEnvironment.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.putAll(job.environment());
        environment.putAll(job.secretEnvironment());
    }

    private static void await(Process wrapper, JobId id) throws IOException {
        try (InputStream errors = wrapper.getErrorStream()) {
            if (!wrapper.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                wrapper.destroyForcibly();
                throw new HostFailure("Job " + id + " did not start within " + TIMEOUT_SECONDS + " s.");
            }
            if (wrapper.exitValue() != 0) {
                String said = new String(errors.readNBytes(ERROR_LIMIT), StandardCharsets.UTF_8).strip();
                throw new HostFailure("Job " + id + " could not be started: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostFailure("Interrupted while job " + id + " started; ask again whether it runs.", e);
        }
    }
}
