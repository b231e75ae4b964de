package dev.tenantry.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.peers.RealPeer;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The contract on the real Helm and a real Kubernetes ({@code ./portal verify kubernetes}). */
@Tag("long")
@Tag("kubernetes")
class RealHelmTests extends HelmContract {

    private final RealPeer peer = RealPeer.named("kubernetes");

    @Override
    protected ClusterPrograms programs() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("KUBECONFIG", peer.get("tenantry.kubernetes.kubeconfig"));
        return new ClusterPrograms(
                Path.of(peer.get("tenantry.kubernetes.helm")),
                Path.of(peer.get("tenantry.kubernetes.kubectl")),
                environment);
    }

    @Override
    protected void forbidPods(String namespace) {
        try {
            Path file = Files.writeString(
                    chart().resolveSibling("quota.yaml"),
                    "{\"apiVersion\":\"v1\",\"kind\":\"ResourceQuota\",\"metadata\":{\"name\":\"pods\",\"namespace\":\""
                            + namespace + "\"},\"spec\":{\"hard\":{\"pods\":\"0\"}}}");
            DetachedPrograms programs = new DetachedPrograms(chart(), programs().environment());
            new KubectlProgram(programs().kubectl(), programs).apply(file);
            assertThat(programs.run(
                                    Duration.ofMinutes(1),
                                    List.of(
                                            programs().kubectl().toString(),
                                            "wait",
                                            "--for=jsonpath={.status.hard.pods}=0",
                                            "resourcequota/pods",
                                            "--namespace",
                                            namespace,
                                            "--timeout=30s"))
                            .worked())
                    .isTrue();
            Files.delete(chart().resolve("output"));
            Files.delete(chart().resolve("errors"));
            Files.delete(chart().resolve("pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void makeNamespace(String name) {
        try {
            Path file = folder.resolve("namespace.json");
            Files.writeString(
                    file, "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + name + "\"}}");
            kubectl().apply(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Map<String, String> labelsOf(String ofNamespace) {
        Map<String, String> labels = new TreeMap<>();
        for (JsonNode one : kubectl().list("namespaces", ofNamespace)) {
            if (one.path("metadata").path("name").asString("").equals(ofNamespace)) {
                one.path("metadata")
                        .path("labels")
                        .properties()
                        .forEach(label ->
                                labels.put(label.getKey(), label.getValue().asString("")));
            }
        }
        return labels;
    }

    /** From a folder that is neither the chart's nor the adapter's. */
    private KubectlProgram kubectl() {
        try {
            Path own = Files.createDirectories(folder.resolve("by-hand"));
            return new KubectlProgram(
                    programs().kubectl(), new DetachedPrograms(own, programs().environment()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pretended cloud of {@code infra/real/kubernetes} names load balancers as AWS's controller does. */
    @Test
    void waits_for_the_name_of_the_load_balancer_and_hands_it_on() throws IOException {
        HelmRelease release = release("{}");
        assertThat(helm().apply(release, chart())).isInstanceOf(JobOutcome.Released.class);
        kubectl().apply(Files.writeString(folder.resolve("ingress.json"), """
                {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "app", "namespace": "%s"},
                 "spec": {"defaultBackend": {"service": {"name": "app", "port": {"number": 80}}}}}
                """.formatted(release.namespace())));

        assertThat(helm().apply(release, chart(), "app"))
                .isInstanceOfSatisfying(
                        JobOutcome.Released.class,
                        released -> assertThat(released.loadBalancer())
                                .isEqualTo("app." + release.namespace() + ".elb.example"));
    }

    @Test
    void lets_no_root_into_the_namespace_and_says_so() {
        JobOutcome outcome = helm().apply(release("{\"root\":true}"), chart());

        assertThat(outcome).isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
            assertThat(failed.failure().cause().toString()).contains("POD_SECURITY");
            assertThat(failed.pods()).isEmpty();
            assertThat(failed.events())
                    .anySatisfy(event -> assertThat(event.message()).contains("violates PodSecurity", "runAsNonRoot"));
        });
    }

    @Test
    void refuses_a_field_that_kubernetes_does_not_know_before_anything_is_changed() {
        JobOutcome outcome = helm().apply(release("{\"unknown\":\"x\"}"), chart());

        assertThat(outcome).isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
            assertThat(failed.failure().cause().toString()).contains("imagee");
        });
        assertThat(changes()).isNotEmpty();
    }

    private List<JobOutcome.RenderedChange> changes() {
        return ((JobOutcome.Planned) helm().plan(release("{}"), chart(), "key")).changes();
    }
}
