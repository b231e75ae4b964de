package dev.tenantry.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tenantry.jobs.ChartFiles;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link HelmCli} promises, whichever Helm and cluster are behind it. */
public abstract class HelmContract {

    private final String namespace = "t-" + UUID.randomUUID().toString().substring(0, 8);

    /** What the job says of itself; its watch over pods says it from a thread of its own. */
    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    /** Helm, kubectl and a cluster. */
    protected abstract ClusterPrograms programs();

    /** From now on no pod is admitted to the namespace. */
    protected abstract void forbidPods(String inNamespace);

    /** Somebody makes a namespace, without any labels. */
    protected abstract void makeNamespace(String name);

    /** What a namespace is labelled with, whoever did it. */
    protected abstract Map<String, String> labelsOf(String ofNamespace);

    /** From now on a deployment that does not come about goes on until its own time is over. */
    protected void waitLong() {}

    @BeforeEach
    void lay_out_the_chart() throws IOException {
        Files.createDirectories(chart().resolve("templates"));
        for (String file : List.of("Chart.yaml", "values.yaml", "templates/app.yaml")) {
            try (var in = HelmContract.class.getResourceAsStream("/charts/tiny/" + file)) {
                Files.write(
                        chart().resolve(file),
                        java.util.Objects.requireNonNull(in).readAllBytes());
            }
        }
    }

    @AfterEach
    void leave_nothing_behind() {
        helm().uninstall(new RunnerJob.HelmUninstall("app", namespace, true));
    }

    @Test
    void plans_what_is_new_then_nothing_then_what_differs() {
        assertThat(changes("{}")).containsOnly(entry("Deployment/app", "new"), entry("Service/app", "new"));

        assertThat(helm().apply(release("{}"), chart())).isInstanceOf(JobOutcome.Released.class);
        assertThat(changes("{}")).isEmpty();
        assertThat(changes("{\"tag\":\"1.1\",\"extra\":true}"))
                .containsOnly(entry("Deployment/app", "changed"), entry("ConfigMap/extra", "new"));
    }

    @Test
    void plans_field_by_field_what_differs_from_what_is_deployed() {
        helm().apply(release("{}"), chart());

        JobOutcome.Planned planned = (JobOutcome.Planned) helm().plan(release("{\"tag\":\"1.1\"}"), chart(), "key");

        assertThat(planned.changes())
                .flatExtracting(JobOutcome.RenderedChange::fields)
                .containsExactly(new JobOutcome.RenderedField(
                        "spec.template.spec.containers[app].image",
                        "registry.example/app:1.0",
                        "registry.example/app:1.1",
                        false));
    }

    @Test
    @Tag("long")
    void plans_what_goes_away() {
        helm().apply(release("{\"extra\":true}"), chart());

        assertThat(changes("{}")).containsOnly(entry("ConfigMap/extra", "gone"));
    }

    @Test
    void installs_once_however_often_it_is_asked() {
        JobOutcome first = helm().apply(release("{}"), chart());
        JobOutcome second = helm().apply(release("{}"), chart());

        assertThat(first).isEqualTo(second);
        assertThat(said)
                .contains("helm has ended with 0", "revision 1 is what is wanted")
                .noneMatch(line -> line.contains("the secret itself"));
        assertThat(first)
                .isEqualTo(
                        new JobOutcome.Released("app", 1, "deployed", HelmCli.input(release("{}")), "1.0", List.of()));
    }

    @Test
    @Tag("long")
    void upgrades_to_a_new_revision() {
        helm().apply(release("{}"), chart());

        assertThat(helm().apply(release("{\"tag\":\"1.1\"}"), chart()))
                .isInstanceOfSatisfying(JobOutcome.Released.class, released -> {
                    assertThat(released.revision()).isEqualTo(2);
                    assertThat(released.status()).isEqualTo("deployed");
                });
    }

    @Test
    void lets_no_older_program_come_to_data_that_a_newer_one_has_written() {
        helm().apply(release(images("v1.17.2", "v0.12.4")), chart());

        assertThat(why(helm().plan(release(images("v1.16.3", "v0.12.4")), chart(), "key")))
                .isEqualTo("HelmPhrase.QDRANT_GOES_BACK[1.17.2, 1.16.3]");
        assertThat(why(helm().apply(release(images("v1.17.2", "v0.12.3")), chart())))
                .isEqualTo("HelmPhrase.ASSISTANT_GOES_BACK[0.12.4, 0.12.3]");
        assertThat(status().revision()).isEqualTo(1);
        assertThat(helm().plan(release(images("v1.18.0", "v0.13.0")), chart(), "key"))
                .isInstanceOf(JobOutcome.Planned.class);
    }

    @Test
    void goes_back_to_what_was_deployed_if_an_upgrade_fails() {
        helm().apply(release("{}"), chart());

        JobOutcome.Failed failed = failure("{\"tag\":\"1.1-crash-loop\"}");

        assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
        assertThat(failed.failure().cause().toString())
                .startsWith("HelmPhrase.RETURNED[1, ")
                .contains("CRASHES");
        assertThat(failed.pods())
                .as("looked at before anything went back")
                .anySatisfy(pod -> assertThat(pod.reason()).isEqualTo("CrashLoopBackOff"));
        assertThat(status()).isEqualTo(new JobOutcome.Released("app", 3, "deployed", "", "1.0", List.of()));
        assertThat(said).contains("going back to revision 1");
        assertThat(changes("{}")).isEmpty();
    }

    @Test
    @Tag("long")
    void goes_back_over_an_upgrade_that_failed_before_to_the_number_that_was_deployed() {
        helm().apply(release("{}"), chart());
        failure("{\"tag\":\"1.1-crash-loop\"}");

        assertThat(failure("{\"tag\":\"1.2-crash-loop\"}").failure().cause().toString())
                .startsWith("HelmPhrase.RETURNED[3, ");
        assertThat(helm().apply(release("{\"tag\":\"1.3\"}"), chart())).isInstanceOf(JobOutcome.Released.class);
    }

    @Test
    void does_not_go_back_if_programs_have_come_to_the_data() {
        helm().apply(release(images("v1.17.2", "v0.12.4")), chart());

        JobOutcome.Failed failed = failure(images("v1.18.0", "v0.12.4", "1.1-crash-loop"));

        assertThat(failed.failure().cause().toString())
                .startsWith("HelmPhrase.NOT_RETURNED[1, ")
                .contains("CRASHES");
        assertThat(status().revision()).isEqualTo(2);
        assertThat(status().status()).isEqualTo("failed");
        assertThat(why(helm().plan(release(images("v1.17.2", "v0.12.4")), chart(), "key")))
                .contains("QDRANT_GOES_BACK");
        assertThat(helm().apply(release(images("v1.18.0", "v0.12.4", "1.2")), chart()))
                .isInstanceOf(JobOutcome.Released.class);
    }

    @Test
    @Tag("long")
    void goes_on_after_a_killed_upgrade_if_programs_have_come_to_the_data() throws Exception {
        helm().apply(release(images("v1.17.2", "v0.12.4")), chart());
        killedInTheMiddle(images("v1.17.2", "v0.13.0", "1.1-never-ready"), "pending-upgrade");

        assertThat(helm().apply(release(images("v1.17.2", "v0.13.0", "1.2")), chart()))
                .isInstanceOfSatisfying(JobOutcome.Released.class, released -> {
                    assertThat(released.status()).isEqualTo("deployed");
                    assertThat(released.notes()).containsExactly("healed pending-upgrade by revision 2");
                });
    }

    private static String images(String qdrant, String openWebui, String tag) {
        return images(qdrant, openWebui).replaceFirst("^\\{", "{\"tag\":\"" + tag + "\",");
    }

    private static String images(String qdrant, String openWebui) {
        return "{\"images\":{\"qdrant\":{\"tag\":\"%s\"},\"openWebui\":{\"tag\":\"%s\"}}}".formatted(qdrant, openWebui);
    }

    private static String why(JobOutcome outcome) {
        assertThat(outcome).isInstanceOf(JobOutcome.Failed.class);
        JobOutcome.Failed failed = (JobOutcome.Failed) outcome;
        assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
        return failed.failure().cause().toString();
    }

    @Test
    @Tag("long")
    void says_which_pod_crashes_and_leaves_it_for_looking() {
        JobOutcome.Failed failed = failure("{\"tag\":\"1.0-crash-loop\"}");

        assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
        assertThat(failed.failure().cause().toString()).contains("Pod/app-").contains("CRASHES");
        assertThat(failed.pods()).anySatisfy(pod -> {
            assertThat(pod.reason()).isEqualTo("CrashLoopBackOff");
            assertThat(pod.ready()).isFalse();
        });
        assertThat(status().status()).isEqualTo("failed");
        assertThat(said).anyMatch(line -> line.matches("pod app-.*: .*not ready, CrashLoopBackOff.*"));
    }

    @Test
    @Tag("long")
    void says_that_an_image_is_missing() {
        assertThat(failure("{\"tag\":\"1.0-image-missing\"}").failure().cause().toString())
                .contains("NO_IMAGE");
    }

    @Test
    @Tag("long")
    void says_that_a_pod_runs_but_never_becomes_ready() {
        assertThat(failure("{\"tag\":\"1.0-never-ready\"}").failure().cause().toString())
                .contains("NEVER_READY");
    }

    @Test
    void has_the_cluster_refuse_pods_with_privileges_in_a_namespace_that_was_there_too() {
        makeNamespace(namespace);

        helm().apply(release("{}"), chart());

        assertThat(labelsOf(namespace))
                .contains(
                        entry("pod-security.kubernetes.io/enforce", "restricted"),
                        entry("pod-security.kubernetes.io/warn", "restricted"));
    }

    @Test
    void names_a_used_up_quota_as_such() {
        helm().apply(release("{}"), chart());
        forbidPods(namespace);

        JobOutcome.Failed failed = failure("{\"tag\":\"1.1\"}");

        assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.QUOTA);
        assertThat(failed.events())
                .anySatisfy(event -> assertThat(event.message()).contains("exceeded quota"));
    }

    @Test
    @Tag("long")
    void goes_on_after_a_failed_install() {
        failure("{\"tag\":\"1.0-crash-loop\"}");

        assertThat(helm().apply(release("{}"), chart()))
                .isInstanceOfSatisfying(
                        JobOutcome.Released.class,
                        released -> assertThat(released.status()).isEqualTo("deployed"));
    }

    @Test
    void heals_an_upgrade_that_was_killed() throws Exception {
        helm().apply(release("{}"), chart());
        killedInTheMiddle("{\"tag\":\"1.1-never-ready\"}", "pending-upgrade");

        assertThat(helm().apply(release("{\"tag\":\"1.2\"}"), chart()))
                .isInstanceOfSatisfying(JobOutcome.Released.class, released -> {
                    assertThat(released.status()).isEqualTo("deployed");
                    assertThat(released.notes()).containsExactly("healed pending-upgrade by revision 1");
                });
    }

    @Test
    @Tag("long")
    void heals_a_first_install_that_was_killed() throws Exception {
        killedInTheMiddle("{\"tag\":\"1.0-never-ready\"}", "pending-install");

        assertThat(helm().apply(release("{}"), chart())).isInstanceOfSatisfying(JobOutcome.Released.class, released -> {
            assertThat(released.status()).isEqualTo("deployed");
            assertThat(released.notes()).containsExactly("healed pending-install by removing the unfinished install");
        });
    }

    @Test
    @Tag("long")
    void stops_politely_and_leaves_nothing_pending() throws Exception {
        waitLong();
        HelmCli helm = helm();
        CompletableFuture<JobOutcome> applying = CompletableFuture.supplyAsync(
                () -> helm.apply(patient(release("{\"tag\":\"1.0-never-ready\"}")), chart()));
        await("pending-install");

        helm.stop();

        assertThat(applying.get(60, TimeUnit.SECONDS)).isInstanceOf(JobOutcome.Failed.class);
        assertThat(status().status()).isEqualTo("failed");
    }

    @Test
    @Tag("long")
    void uninstalls_twice_without_complaint() {
        helm().apply(release("{}"), chart());
        RunnerJob.HelmUninstall job = new RunnerJob.HelmUninstall("app", namespace, true);

        assertThat(helm().uninstall(job)).isEqualTo(new JobOutcome.NoRelease());
        assertThat(helm().uninstall(job)).isEqualTo(new JobOutcome.NoRelease());
        assertThat(helm().status(new RunnerJob.HelmStatus("app", namespace))).isEqualTo(new JobOutcome.NoRelease());
    }

    @Test
    @Tag("long")
    void leaves_no_secret_in_its_folder() throws IOException {
        helm().apply(release("{}"), chart());

        try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("the secret itself"));
        }
    }

    private void killedInTheMiddle(String values, String status) throws Exception {
        waitLong();
        CompletableFuture<JobOutcome> applying =
                CompletableFuture.supplyAsync(() -> helm().apply(patient(release(values)), chart()));
        await(status);
        long pid = Long.parseLong(Files.readString(folder.resolve("work/pid")).split(" ", 2)[0]);
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.descendants().forEach(ProcessHandle::destroyForcibly);
        handle.destroyForcibly();
        applying.get(60, TimeUnit.SECONDS);
        assertThat(status().status()).isEqualTo(status);
    }

    /** One that does not give up by itself before somebody has looked at it. */
    private static HelmRelease patient(HelmRelease release) {
        return new HelmRelease(
                release.name(),
                release.namespace(),
                release.chartDigest(),
                release.values(),
                release.kubernetesSecrets(),
                Duration.ofMinutes(5));
    }

    /** Looks from a folder of its own, as a second program would; each look is a program, so not all the time. */
    private void await(String status) {
        Awaitility.await("time until " + status)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> look() instanceof JobOutcome.Released released
                        && released.status().equals(status));
    }

    private JobOutcome look() throws IOException {
        Path own = Files.createDirectories(folder.resolve("looking"));
        return HelmCli.open(own, programs(), SecretRef::id, said::add)
                .status(new RunnerJob.HelmStatus("app", namespace));
    }

    private JobOutcome.Released status() {
        return (JobOutcome.Released) helm().status(new RunnerJob.HelmStatus("app", namespace));
    }

    private JobOutcome.Failed failure(String values) {
        JobOutcome outcome = helm().apply(release(values), chart());
        assertThat(outcome).isInstanceOf(JobOutcome.Failed.class);
        return (JobOutcome.Failed) outcome;
    }

    private Map<String, String> changes(String values) {
        JobOutcome.Planned planned = (JobOutcome.Planned) helm().plan(release(values), chart(), "key");
        Map<String, String> changes = new TreeMap<>();
        planned.changes()
                .forEach(change -> changes.put(
                        change.kind() + "/" + change.name(),
                        change.digestBefore() == null ? "new" : change.digestAfter() == null ? "gone" : "changed"));
        return changes;
    }

    /** The release of this test. */
    protected HelmRelease release(String values) {
        TreeMap<String, java.util.SortedMap<String, SecretRef>> secrets = new TreeMap<>();
        secrets.put("app", new TreeMap<>(Map.of("password", SecretRef.of("the-secret"))));
        return new HelmRelease(
                "app", namespace, new ChartFiles(chart()).digest(), values, secrets, Duration.ofSeconds(15));
    }

    /** The chart of this test. */
    protected Path chart() {
        return folder.resolve("tiny");
    }

    /** A fresh adapter on this test's work folder. */
    protected HelmCli helm() {
        try {
            Path work = Files.createDirectories(folder.resolve("work"));
            return HelmCli.open(work, programs(), secret -> "the secret itself", said::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
