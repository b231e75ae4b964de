package dev.tenantry.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.AppDatabase;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.Proofs;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobBundleTests {

    private static final SecretPlaces NOWHERE = new SecretPlaces(Map.of());

    private static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
    private static final RunId RUN = RunId.of("0b9c1234-ab12-4cde-8f00-000000000001");
    private static final SecretRef KEY = SecretRef.of("tenantry/runner-key");
    private static final AssistantTarget ASSISTANT = new AssistantTarget(
            URI.create("http://open-webui.assistant:8080"),
            "admin@example.test",
            new SecretRef("tenantry/open-webui", "admin-password"));

    @TempDir
    Path folder;

    static List<RunnerJob> every_kind() {
        HelmRelease release = new HelmRelease(
                "assistant", "assistant", "ab".repeat(32), "{\"a\":1}", secrets(), Duration.ofMinutes(10));
        return List.of(
                new RunnerJob.HelmPlan(release),
                new RunnerJob.HelmApply(release, null, null),
                new RunnerJob.HelmApply(release, database(), "open-webui"),
                new RunnerJob.HelmStatus("assistant", "assistant"),
                new RunnerJob.HelmUninstall("assistant", "assistant", true),
                new RunnerJob.AssistantConfigure(ASSISTANT, wishes()),
                new RunnerJob.AssistantRead(ASSISTANT),
                new RunnerJob.AssistantReset(ASSISTANT, Set.of("assistant-standard", "a")),
                new RunnerJob.McpAttach(
                        ASSISTANT,
                        List.of(new ToolServer(
                                "agency", "Agency", "", URI.create("https://gw.test/mcp"), KEY, List.of("search"))),
                        Set.of("crm")),
                new RunnerJob.McpDetach(ASSISTANT, Set.of("agency")),
                new RunnerJob.Verify(
                        ASSISTANT,
                        new Proofs(
                                "assistant-standard",
                                true,
                                new Proofs.Agreed(List.of("assistant-standard"), List.of("gpt-approved")),
                                new Proofs.DocumentWay(
                                        "docs", null, "eu-central-1", URI.create("http://qdrant:6333"), KEY),
                                List.of("agency"))));
    }

    private static AppDatabase database() {
        return new AppDatabase(
                "db.eu-central-1.rds.amazonaws.com",
                5432,
                "assistant",
                "eu-central-1",
                "master_of_all",
                new SecretRef("arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-1", "password"),
                "open_webui",
                new SecretRef("tenantry/acme/database", "password"));
    }

    private static SortedMap<String, SortedMap<String, SecretRef>> secrets() {
        SortedMap<String, SortedMap<String, SecretRef>> secrets = new TreeMap<>();
        secrets.put("open-webui", new TreeMap<>(Map.of("secret-key", SecretRef.of("tenantry/x"))));
        return secrets;
    }

    private static AssistantWishes wishes() {
        return new AssistantWishes(
                new AssistantWishes.Gateway(URI.create("https://llm.test/v1"), KEY, List.of("gpt-approved")),
                URI.create("http://ollama:11434"),
                List.of(new AssistantWishes.Alias("assistant-standard", "Assistant", "qwen3:4b")),
                "assistant-standard",
                null);
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void comes_out_as_it_went_in(RunnerJob job) throws IOException {
        JobBundle packed = new JobBundle(manifest(job), null);
        Path zip = Files.write(folder.resolve("job.zip"), packed.bytes());

        assertThat(JobBundle.unpack(zip, folder.resolve("out")).manifest()).isEqualTo(packed.manifest());
    }

    @Test
    void verification_is_given_the_key_of_the_vectors_that_it_looks_into() {
        SecretRef key = new SecretRef("tenantry/acme/qdrant", "read-only-api-key");
        RunnerJob verify = every_kind().stream()
                .filter(RunnerJob.Verify.class::isInstance)
                .map(RunnerJob.Verify.class::cast)
                .map(job -> new RunnerJob.Verify(
                        job.assistant(),
                        new Proofs(
                                "m",
                                true,
                                null,
                                new Proofs.DocumentWay("b", null, "eu-central-1", URI.create("http://q"), key),
                                List.of())))
                .findFirst()
                .orElseThrow();

        assertThat(verify.secrets()).contains(key);
    }

    @Test
    void carries_the_charts_files_and_their_digest_is_the_same_afterwards() throws IOException {
        Path chart = Files.createDirectories(folder.resolve("chart/templates"));
        Files.writeString(chart.resolve("app.yaml"), "kind: Deployment\n");
        Files.writeString(folder.resolve("chart/Chart.yaml"), "name: tiny\n");
        JobBundle packed = new JobBundle(manifest(every_kind().getFirst()), folder.resolve("chart"));

        JobBundle read =
                JobBundle.unpack(Files.write(folder.resolve("job.zip"), packed.bytes()), folder.resolve("out"));

        assertThat(new ChartFiles(java.util.Objects.requireNonNull(read.chart())).digest())
                .isEqualTo(new ChartFiles(folder.resolve("chart")).digest());
    }

    @Test
    void makes_equal_bytes_and_an_equal_id_of_an_equal_order() {
        assertThat(new JobBundle(manifest(every_kind().get(6)), null).bytes())
                .isEqualTo(new JobBundle(manifest(every_kind().get(6)), null).bytes());
    }

    @Test
    void gives_another_job_and_another_attempt_another_id() {
        JobOrder read = order(new RunnerJob.AssistantRead(ASSISTANT));
        assertThat(List.of(
                        JobManifest.of(TENANT, RUN, 1, read, KEY, NOWHERE).id(),
                        JobManifest.of(TENANT, RUN, 2, read, KEY, NOWHERE).id(),
                        JobManifest.of(TENANT, RUN, 1, order(every_kind().getFirst()), KEY, NOWHERE)
                                .id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void names_secrets_by_their_place_and_holds_none() {
        JobManifest manifest = manifest(new RunnerJob.AssistantRead(ASSISTANT));

        assertThat(manifest.environment())
                .containsExactly(
                        new JobManifest.Variable("TENANTRY_SIGNING_KEY", "tenantry/runner-key"),
                        new JobManifest.Variable(
                                "TENANTRY_SECRET_TENANTRY_OPEN_WEBUI_ADMIN_PASSWORD",
                                "tenantry/open-webui:admin-password"));
    }

    @Test
    void refuses_an_entry_that_would_land_outside() throws IOException {
        Path zip = zip("../escaped", "x");

        assertThatThrownBy(() -> JobBundle.unpack(zip, folder.resolve("out")))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining("../escaped");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void refuses_a_bundle_that_unpacks_to_more_than_a_chart_can_be() throws IOException {
        Path zip = zip("chart/big", "x".repeat(5 * 1024 * 1024));

        assertThatThrownBy(() -> JobBundle.unpack(zip, folder.resolve("out")))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining("larger");
    }

    @Test
    void refuses_another_schema() throws IOException {
        Path zip = zip("job.json", manifest(every_kind().get(2)).json().replace("\"schema\":1", "\"schema\":2"));

        assertThatThrownBy(() -> JobBundle.unpack(zip, folder.resolve("out")))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining("schema 2");
    }

    private Path zip(String name, String content) throws IOException {
        Path zip = folder.resolve("made.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(name));
            entries.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }

    private static JobOrder order(RunnerJob job) {
        return JobOrder.of("application", job, Duration.ofMinutes(20));
    }

    private static JobManifest manifest(RunnerJob job) {
        return JobManifest.of(TENANT, RUN, 1, order(job), KEY, NOWHERE);
    }
}
