package dev.tenantry.sandbox.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The product's own chart renders here as it does on a cluster. */
class CustomerStackTests {

    private static final Path INFRA = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void renders_with_the_three_applications() throws IOException {
        String manifest = Chart.at(INFRA.resolve("helm/customer-stack")).render("assistant", "assistant", values());

        assertThat(Manifest.workloads(manifest)
                        .map(workload -> workload.path("metadata").path("name").asString("")))
                .containsExactlyInAnyOrder("open-webui", "ollama", "qdrant");
    }

    @Test
    void refuses_values_that_the_charts_schema_forbids() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"dataPolicy\":\"MAYBE\"}");

        assertThatThrownBy(() -> Chart.at(INFRA.resolve("helm/customer-stack")).render("assistant", "assistant", wrong))
                .isInstanceOf(SimulatedFailure.class);
    }

    private Path values() throws IOException {
        Map<String, Object> all = new TreeMap<>();
        for (String file : new String[] {
            "images.yaml", "helm/test/values/tenant.yaml", "helm/test/values/S.yaml", "helm/test/values/LOCAL.yaml"
        }) {
            merge(all, new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(INFRA.resolve(file))));
        }
        return Files.writeString(
                folder.resolve("values.json"), JsonMapper.shared().writeValueAsString(all));
    }

    @SuppressWarnings("unchecked") // YAML's maps
    private static void merge(Map<String, Object> into, Map<String, Object> from) {
        from.entrySet().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof Map<?, ?> there && entry.getValue() instanceof Map<?, ?> more) {
                Map<String, Object> merged = new TreeMap<>((Map<String, Object>) there);
                merge(merged, (Map<String, Object>) more);
                into.put(entry.getKey(), merged);
            } else {
                into.put(entry.getKey(), entry.getValue());
            }
        });
    }
}
