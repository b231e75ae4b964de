package dev.tenantry.sandbox.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.helm.HelmCli;
import dev.tenantry.helm.HelmContract;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.RunnerJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SimulatedHelmTests extends HelmContract {

    @TempDir
    Path cluster;

    @BeforeEach
    void lay_out_a_cluster() throws IOException {
        Files.writeString(cluster.resolve("kubeconfig"), "simulated\n");
        switches(3);
    }

    @Override
    protected void waitLong() {
        switches(300);
    }

    private void switches(int giveUpSeconds) {
        try {
            Files.writeString(cluster.resolve("switches.json"), "{\"giveUpSeconds\":" + giveUpSeconds + "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected ClusterPrograms programs() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("KUBECONFIG", cluster.resolve("kubeconfig").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return new ClusterPrograms(
                Path.of("simulated-helm").toAbsolutePath(),
                Path.of("simulated-kubectl").toAbsolutePath(),
                environment);
    }

    @Test
    void takes_the_disks_of_its_volumes_away_and_nobody_elses() {
        volume("ours", "t-1");
        volume("others", "t-2");

        helm().uninstall(new RunnerJob.HelmUninstall("app", "t-1", false));
        assertThat(volumes()).containsExactlyInAnyOrder("ours", "others");

        helm().uninstall(new RunnerJob.HelmUninstall("app", "t-1", true));
        assertThat(volumes()).containsExactly("others");
    }

    @Test
    void says_which_volume_does_not_go_and_finds_it_again_without_its_claim() throws IOException {
        volume("stuck", "t-1");
        HelmCli deaf = helm(deaf("patch"));

        RunnerJob.HelmUninstall job = new RunnerJob.HelmUninstall("app", "t-1", true);
        assertThatThrownBy(() -> deaf.uninstall(job)).isInstanceOfSatisfying(OutsideFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("stuck");
        });
        assertThat(new Cluster(cluster).objects("t-1", "persistentvolumeclaim")).isEmpty();

        helm().uninstall(job);
        assertThat(volumes()).as("one whose claim was gone").isEmpty();
    }

    @Test
    void hands_on_the_name_of_the_load_balancer_and_says_why_there_is_none() {
        HelmRelease release = release("{}");
        ingress(release.namespace(), Map.of());
        assertThat(helm().apply(release, chart(), "open-webui"))
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.failure().cause().toString())
                                .contains("NO_LOAD_BALANCER", "Ingress/open-webui"));

        ingress(
                release.namespace(),
                Map.of("loadBalancer", Map.of("ingress", List.of(Map.of("hostname", "internal-1.elb.example")))));
        assertThat(helm().apply(release, chart(), "open-webui"))
                .isInstanceOfSatisfying(
                        JobOutcome.Released.class,
                        released -> assertThat(released.loadBalancer()).isEqualTo("internal-1.elb.example"));
        assertThat(helm().apply(release, chart(), null))
                .isInstanceOfSatisfying(
                        JobOutcome.Released.class,
                        released -> assertThat(released.loadBalancer()).isNull());
    }

    private void ingress(String namespace, Map<String, Object> status) {
        put(Map.of(
                "kind", "Ingress", "metadata", Map.of("name", "open-webui", "namespace", namespace), "status", status));
    }

    private void volume(String name, String namespace) {
        put(Map.of("kind", "PersistentVolumeClaim", "metadata", Map.of("name", name, "namespace", namespace)));
        put(Map.of(
                "kind",
                "PersistentVolume",
                "metadata",
                Map.of("name", name),
                "spec",
                Map.of("persistentVolumeReclaimPolicy", "Retain", "claimRef", Map.of("namespace", namespace))));
    }

    private List<String> volumes() {
        return new Cluster(cluster)
                .objects("cluster", "persistentvolume").stream()
                        .map(volume -> volume.at("/metadata/name").asString(""))
                        .toList();
    }

    private void put(Map<String, Object> object) {
        new Cluster(cluster).put(JsonMapper.shared().valueToTree(object));
    }

    private HelmCli helm(Path kubectl) throws IOException {
        ClusterPrograms found = programs();
        return HelmCli.open(
                Files.createDirectories(cluster.resolve("deaf")),
                new ClusterPrograms(found.helm(), kubectl, found.environment()),
                _ -> "",
                _ -> {});
    }

    /** A kubectl that takes an order of this kind and does nothing. */
    private Path deaf(String verb) throws IOException {
        Path file = cluster.resolve("deaf-kubectl");
        Path real = Path.of("simulated-kubectl").toAbsolutePath();
        Files.writeString(file, "#!/bin/sh\n[ \"$1\" = " + verb + " ] || exec " + real + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    @Override
    protected void forbidPods(String namespace) {
        new Cluster(cluster)
                .put(JsonMapper.shared()
                        .valueToTree(Map.of(
                                "kind",
                                "ResourceQuota",
                                "metadata",
                                Map.of("name", "pods", "namespace", namespace),
                                "spec",
                                Map.of("hard", Map.of("pods", "0")))));
    }

    @Override
    protected void makeNamespace(String name) {
        new Cluster(cluster)
                .put(JsonMapper.shared().valueToTree(Map.of("kind", "Namespace", "metadata", Map.of("name", name))));
    }

    @Override
    protected Map<String, String> labelsOf(String ofNamespace) {
        Map<String, String> labels = new TreeMap<>();
        new Cluster(cluster)
                .objects("cluster", "namespace").stream()
                        .map(object -> object.path("metadata"))
                        .filter(meta -> meta.path("name").asString("").equals(ofNamespace))
                        .flatMap(meta -> meta.path("labels").properties().stream())
                        .forEach(label ->
                                labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }
}
