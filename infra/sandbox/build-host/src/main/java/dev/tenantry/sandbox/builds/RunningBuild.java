package dev.tenantry.sandbox.builds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One build: what CodeBuild's phases would do. */
final class RunningBuild {

    private final Build build;
    private final Emulator emulator;
    private final Options options;
    private volatile @Nullable Process process;
    private volatile boolean stopped;

    RunningBuild(Build build, Emulator emulator, Options options) {
        this.build = build;
        this.emulator = emulator;
        this.options = options;
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
        try {
            Path folder =
                    Files.createDirectories(options.folder().resolve("jobs").resolve(build.job()));
            Path bundle = Files.write(folder.resolve("job.zip"), source);
            int code = run(folder, bundle, environment(source));
            System.out.println(name() + " ended with " + code);
            leaveArtifact(folder.resolve("result.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leaveArtifact(Path result) throws IOException {
        if (Files.exists(result)) {
            emulator.putObject(build.account(), build.bucket(), build.artifact(), Files.readAllBytes(result));
        }
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
        try {
            return started.waitFor();
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

    private Map<String, String> environment(byte[] source) {
        Map<String, String> environment = new TreeMap<>(emulator.assume(build.role()));
        environment.put("TENANTRY_HELM", options.helm().toString());
        environment.put("TENANTRY_KUBECTL", options.kubectl().toString());
        environment.put("KUBECONFIG", kubeconfig().toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        for (JsonNode variable : manifest(source).path("environment")) {
            environment.put(
                    variable.path("name").asString(""),
                    emulator.secret(
                            build.account(),
                            build.region(),
                            variable.path("value").asString("")));
        }
        return environment;
    }

    private Path kubeconfig() {
        Path given = options.kubeconfig();
        if (given != null) {
            return given;
        }
        Path cluster = options.folder().resolve("clusters").resolve(build.account());
        BuildHost.makeFolder(cluster);
        return cluster.resolve("kubeconfig");
    }

    private static JsonNode manifest(byte[] source) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(source))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("job.json")) {
                    return JsonMapper.shared().readTree(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no job.json in the source");
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
