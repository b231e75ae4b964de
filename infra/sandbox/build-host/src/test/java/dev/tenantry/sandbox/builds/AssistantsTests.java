package dev.tenantry.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.sandbox.builds.Clusters.Cluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** With scripts in the place of Helm, kubectl and Open WebUI; the keys are the emulator's. */
class AssistantsTests {

    private static final String MANIFESTS = """
            kind: ConfigMap
            metadata: { name: open-webui }
            data: { WEBUI_NAME: "Acme's", OLLAMA_BASE_URLS: "http://ollama:11434", QDRANT_URI: "http://qdrant:6333" }
            ---
            kind: Deployment
            metadata: { name: open-webui, labels: { tenantry.dev/tenant: acme } }
            spec: { template: { spec: { containers: [ { envFrom: [ { configMapRef: { name: open-webui } } ] } ] } } }
            """;

    private static EmulatedAws aws;

    @TempDir
    Path folder;

    private Assistants assistants;

    @BeforeAll
    static void start_the_emulator(@TempDir Path logs) throws IOException {
        assumeTrue(EmulatedAws.installed(), "moto is not installed");
        aws = EmulatedAws.start(logs);
    }

    @AfterAll
    static void stop_the_emulator() throws IOException {
        if (aws != null) {
            aws.close();
        }
    }

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void open() throws IOException {
        Files.createDirectories(folder.resolve("real/open-webui"));
        Files.writeString(folder.resolve("manifests"), MANIFESTS);
        script("helm", "cat " + folder.resolve("manifests"));
        script("kubectl", "echo '{\"items\":[]}'");
        script("real/open-webui/start.sh", """
                own=$1/run/open-webui-$PEER_TENANT
                mkdir -p "$own"
                cmp -s "$OPEN_WEBUI_ENVIRONMENT" "$own/given" || echo started >> "$1/starts"
                cp "$OPEN_WEBUI_ENVIRONMENT" "$own/given"
                echo tenantry.open-webui.url=http://127.0.0.1:5 > "$own.properties"
                """);
        script("real/open-webui/stop.sh", "exit 0");
        assistants = anew();
    }

    /** As a build host that was started again would find them. */
    private Assistants anew() {
        Options options = new Options(
                aws.address(),
                folder,
                "runner",
                folder.resolve("helm"),
                folder.resolve("kubectl"),
                Set.of(Options.OPEN_WEBUI),
                folder.resolve("real"),
                folder.resolve("tools"),
                0);
        StandIns standIns = new StandIns(Map.of(
                "TENANTRY_SANDBOX_OLLAMA", "http://127.0.0.1:1", "TENANTRY_SANDBOX_QDRANT", "http://127.0.0.1:2"));
        return Assistants.of(options, standIns, new Emulator(aws.address())).orElseThrow();
    }

    @Test
    void runs_in_the_containers_environment_and_is_found_again() throws IOException {
        deploy();

        assertThat(Files.readAllLines(folder.resolve("tools/run/open-webui-111122223333/given")))
                .contains(
                        "WEBUI_NAME='Acme'\\''s'",
                        "OLLAMA_BASE_URLS='http://127.0.0.1:1/acme'",
                        "QDRANT_URI='http://127.0.0.1:2/acme'",
                        "S3_ENDPOINT_URL='" + aws.address() + "'")
                .anyMatch(line -> line.startsWith("AWS_SESSION_TOKEN="));
        assertThat(anew().of("acme")).hasValue(URI.create("http://127.0.0.1:5"));
        assertThat(anew().of("other")).isEmpty();
    }

    @Test
    void is_started_anew_only_by_another_environment() throws IOException {
        deploy();
        deploy();
        assertThat(folder.resolve("tools/starts")).hasContent("started\n");

        Files.writeString(folder.resolve("manifests"), MANIFESTS.replace("Acme's", "Acme"));
        deploy();
        assertThat(folder.resolve("tools/starts")).hasContent("started\nstarted\n");
    }

    @Test
    void leaves_nothing_and_wakes_nobody_who_is_gone() throws IOException {
        deploy();
        assistants.remove("111122223333");
        assistants.awake("111122223333");

        assertThat(assistants.of("acme")).isEmpty();
        assertThat(folder.resolve("tools/run")).isEmptyDirectory();
        assertThat(folder.resolve("containers/111122223333")).doesNotExist();
    }

    private void deploy() {
        Build build = new Build(
                "b",
                "111122223333",
                "eu-central-1",
                "",
                "arn:aws:iam::111122223333:role/runner",
                "bucket",
                "",
                "job",
                new Build.Stream("", ""));
        Job job = new Job(
                "helm-apply",
                JsonMapper.shared().readTree("{\"release\":{\"name\":\"assistant\",\"namespace\":\"assistant\"}}"),
                Map.of());
        assistants.deployed(
                build,
                job,
                new Cluster(folder.resolve("helm"), folder.resolve("kubectl"), folder.resolve("kubeconfig")));
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
