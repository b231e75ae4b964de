package dev.tenantry.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerTests {

    private static final String MANIFESTS = """
            ---
            # Source: customer-stack/templates/open-webui-config.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: open-webui
            data:
              PORT: "8080"
              OLLAMA_BASE_URLS: http://ollama:11434
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: open-webui
              labels:
                tenantry.dev/tenant: acme
            spec:
              template:
                spec:
                  containers:
                    - name: open-webui
                      envFrom:
                        - configMapRef: { name: open-webui }
                      env:
                        - { name: PLAIN, value: here }
                        - name: SECRET
                          valueFrom:
                            secretKeyRef: { name: open-webui, key: password }
            """;

    @Test
    void has_what_chart_config_map_and_secret_say_together() {
        String secrets = """
                {"items":[{"kind":"Secret","metadata":{"name":"open-webui"},"data":{"password":"czNjcjN0"}}]}
                """;

        Container container = Container.of(MANIFESTS, secrets, "open-webui").orElseThrow();

        assertThat(container.tenant()).isEqualTo("acme");
        assertThat(container.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PORT", "8080",
                        "OLLAMA_BASE_URLS", "http://ollama:11434",
                        "PLAIN", "here",
                        "SECRET", "s3cr3t"));
        assertThat(container.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void takes_a_simulated_clusters_secret_as_it_was_applied() {
        String secrets = """
                {"items":[{"kind":"Secret","metadata":{"name":"open-webui"},"stringData":{"password":"s3cr3t"}}]}
                """;

        assertThat(Container.of(MANIFESTS, secrets, "open-webui").orElseThrow().environment())
                .containsEntry("SECRET", "s3cr3t");
    }

    @Test
    void is_refused_without_its_secret_and_absent_without_its_deployment() {
        assertThatThrownBy(() -> Container.of(MANIFESTS, "{\"items\":[]}", "open-webui"))
                .hasMessageContaining("no secret open-webui");
        assertThat(Container.of(MANIFESTS, "{\"items\":[]}", "qdrant")).isEmpty();
    }
}
