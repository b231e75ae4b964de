package dev.tenantry.sandbox.helm;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.helm.HelmContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SimulatedHelmTests extends HelmContract {

    @TempDir
    Path cluster;

    @BeforeEach
    void lay_out_a_cluster() throws IOException {
        Files.writeString(cluster.resolve("kubeconfig"), "simulated\n");
        Files.writeString(cluster.resolve("switches.json"), "{\"giveUpSeconds\":1}");
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
