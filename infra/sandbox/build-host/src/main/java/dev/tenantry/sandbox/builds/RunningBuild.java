package dev.tenantry.sandbox.builds;

import dev.tenantry.sandbox.builds.Clusters.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One build: what CodeBuild's phases would do. */
final class RunningBuild {

    private final Build build;
    private final Emulator emulator;
    private final Options options;
    private final Surroundings surroundings;
    private volatile @Nullable Process process;
    private volatile boolean stopped;

    RunningBuild(Build build, Emulator emulator, Options options, Surroundings surroundings) {
        this.build = build;
        this.emulator = emulator;
        this.options = options;
        this.surroundings = surroundings;
    }

    String name() {
        return build.id() + " (" + build.job() + ")";
    }

    /** Does nothing if the artifact is there: an emulator that was replayed shows old builds as new ones. */
    void run() {
        if (stopped
                || emulator.object(build.account(), build.bucket(), build.artifact())
                        .isPresent()) {
            return;
        }
        byte[] source = emulator.object(build.account(), build.bucket(), build.source())
                .orElseThrow(() -> new IllegalStateException("no source at " + build.source()));
        Job job = Job.of(source);
        Cluster cluster = surroundings.before(build, job);
        if (stopped) {
            return;
        }
        try {
            Path folder = folder();
            Path bundle = Files.write(folder.resolve("job.zip"), source);
            int code = run(folder, bundle, environment(job, cluster));
            System.out.println(name() + " ended with " + code);
            handOver(job, cluster, folder.resolve("result.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own: a job that was started twice is two builds, which know nothing of each other. */
    private Path folder() throws IOException {
        Path jobs = Files.createDirectories(options.folder().resolve("jobs"));
        Path folder = jobs.resolve(build.job());
        try {
            return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException another) {
            return Files.createDirectories(jobs.resolve(build.job() + build.id().replaceFirst(".*:", ".")));
        }
    }

    /** Whoever reads the result finds around the tenant what it says. Without one the build has failed, as when its runner was killed. */
    private void handOver(Job job, Cluster cluster, Path result) throws IOException {
        if (Files.exists(result)) {
            byte[] signed = Files.readAllBytes(result);
            surroundings.after(build, job, cluster, outcome(signed));
            emulator.putObject(build.account(), build.bucket(), build.artifact(), signed);
        } else if (!stopped) {
            emulator.failed(build.id());
        }
    }

    private static JsonNode outcome(byte[] signed) {
        JsonMapper json = JsonMapper.shared();
        return json.readTree(json.readTree(signed).path("payload").asString("{}"))
                .path("outcome");
    }

    private int run(Path folder, Path bundle, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(bundle.toString(), folder.resolve("result.json").toString(), folder + "/work"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        Printed printed = new Printed(build, emulator, folder.resolve("log"), Clock.systemUTC());
        try {
            while (!started.waitFor(1, TimeUnit.SECONDS)) {
                printed.tell();
            }
            printed.tell();
            return started.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The runner as a jar, or as a class path with its main class while the product itself is being built. */
    private List<String> java() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(
                options.runner().endsWith(".jar") && !options.runner().contains(":")
                        ? List.of("-jar", options.runner())
                        : List.of("-cp", options.runner(), "dev.tenantry.runner.Runner"));
        return command;
    }

    private Map<String, String> environment(Job job, Cluster cluster) {
        Map<String, String> environment = new TreeMap<>(emulator.assume(build.role()));
        environment.putAll(cluster.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        job.secrets()
                .forEach((variable, secret) ->
                        environment.put(variable, emulator.secret(build.account(), build.region(), secret)));
        return environment;
    }

    /** SIGTERM to the runner; its result is still taken. */
    void stop() {
        stopped = true;
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }
}
