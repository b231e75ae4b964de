package dev.tenantry.sandbox.builds;

import dev.tenantry.sandbox.builds.Clusters.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Open WebUI itself for each tenant, in place of the container that its cluster only pretends: with the environment that
 * the deployed chart gives the container. It ends with its release.
 */
record Assistants(RealProgram openWebui, Options options, StandIns standIns, Emulator emulator) {

    private static final String NAME = "open-webui";
    private static final Duration QUICK = Duration.ofMinutes(1);

    static Optional<Assistants> of(Options options, StandIns standIns, Emulator emulator) {
        return RealProgram.among(options, Options.OPEN_WEBUI)
                .map(program -> new Assistants(program, options, standIns, emulator));
    }

    /** Starts what a release has brought, or starts it anew if its environment has changed. */
    void deployed(Build build, Job job, Cluster cluster) {
        String release = job.order().path("release").path("name").asString("");
        String namespace = job.order().path("release").path("namespace").asString("");
        String manifests = ask(cluster, cluster.helm(), "get", "manifest", release, "--namespace", namespace);
        String secrets =
                ask(cluster, cluster.kubectl(), "get", "secrets", "--namespace", namespace, "--output", "json");
        Container container = Container.of(manifests, secrets, NAME)
                .orElseThrow(() -> new IllegalStateException("the release " + release + " has no " + NAME));
        keep(build.account(), container.tenant(), here(build, container));
        awake(build.account());
    }

    private String ask(Cluster cluster, Path program, String... arguments) {
        Map<String, String> environment = new TreeMap<>(cluster.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path log = BuildHost.makeFolder(options.folder().resolve("programs")).resolve("clusters.log");
        return Programs.run(QUICK, log, environment, command);
    }

    /** Names of the cluster lead to those who play them, and S3 is the emulator's. */
    private SortedMap<String, String> here(Build build, Container container) {
        String ollama = standIns.ollama(container.tenant());
        String qdrant = standIns.qdrant(container.tenant());
        SortedMap<String, String> environment = new TreeMap<>(container.environment());
        environment.replaceAll(
                (name, value) -> value.replace("http://ollama:11434", ollama).replace("http://qdrant:6333", qdrant));
        // in a true cluster the pod has a role of its own; the emulator asks only whose account it is
        environment.putAll(emulator.assume(build.role()));
        environment.put("S3_ENDPOINT_URL", options.emulator().toString());
        environment.put("S3_ADDRESSING_STYLE", "path");
        return environment;
    }

    private void keep(String account, String tenant, SortedMap<String, String> environment) {
        Path folder = BuildHost.makeFolder(folder(account));
        List<String> lines = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .toList();
        try {
            Files.writeString(folder.resolve("tenant"), tenant);
            Path file = folder.resolve("environment");
            if (Files.exists(file) && withoutKeys(Files.readAllLines(file)).equals(withoutKeys(lines))) {
                return;
            }
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys of AWS differ each time, and the emulator's do not run out: for them alone nothing is started anew. */
    private static List<String> withoutKeys(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("AWS_")).toList();
    }

    /** As the shell that reads it wants it. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /** Starts it if it is deployed and does not run, as after a restart of the sandbox. */
    void awake(String account) {
        Path environment = folder(account).resolve("environment");
        if (Files.exists(environment)) {
            openWebui.start(account, Map.of("OPEN_WEBUI_ENVIRONMENT", environment.toString()));
        }
    }

    /** Where a tenant's answers; empty if none is deployed. */
    Optional<URI> of(String tenant) {
        return openWebui.accounts().stream()
                .filter(account -> tenant(account).equals(tenant))
                .findFirst()
                .map(account -> openWebui.told(account).get("url"))
                .map(URI::create);
    }

    private String tenant(String account) {
        Path file = folder(account).resolve("tenant");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> accounts() {
        return openWebui.accounts();
    }

    /** Ends and forgets an account's; nothing if there is none. */
    void remove(String account) {
        if (openWebui.accounts().contains(account)) {
            openWebui.remove(account);
        }
        RealProgram.delete(folder(account));
    }

    private Path folder(String account) {
        return options.folder().resolve("containers").resolve(account);
    }
}
