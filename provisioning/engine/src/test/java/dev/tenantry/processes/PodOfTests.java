package dev.tenantry.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a kubelet makes of a pod: its container's command, with the container's environment and no signals but its own. */
final class PodOfTests {

    private final Process process;
    private final long grace;

    /** @param spec of the pod */
    PodOfTests(JsonNode spec) {
        JsonNode container = spec.path("containers").path(0);
        List<String> command = StreamSupport.stream(container.path("command").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", "/tmp",
                        "JAVA_HOME", "/of/the/image",
                        "KUBERNETES_SERVICE_HOST", "10.96.0.1"));
        try {
            this.process = builder.directory(Path.of("/").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.grace = spec.path("terminationGracePeriodSeconds").asLong(30);
    }

    boolean lives() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** As when the pod is deleted: the first process is asked, and after the grace all of them end. */
    void end() {
        process.destroy();
        Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(grace, TimeUnit.SECONDS)) {
                    vanish();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** As when its node is gone, or its memory is over: nobody is asked. */
    void vanish() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
