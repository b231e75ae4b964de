package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tenantry.steps.Facts;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChartValuesTests {

    private static final StackFacts STACK = new StackFacts(Facts.of("documents_bucket", "tenantry-acme-documents")
            .with("models_bucket", "tenantry-acme-models")
            .with("image_registry", "111122223333.dkr.ecr.eu-central-1.amazonaws.com")
            .with("subnet_cidrs", "{\"app\":[\"10.20.0.0/20\"],\"endpoints\":[\"10.20.54.0/23\"]}")
            .with("s3_cidrs", "[\"3.5.136.0/22\"]")
            .with("kms_key_arns", "{\"volumes\":\"arn:aws:kms:eu-central-1:111122223333:key/v\"}")
            .with("cluster", "{\"name\":\"tenantry-acme\",\"node_role\":\"tenantry-acme-node\"}"));

    @Test
    void keeps_to_the_charts_own_schema() throws IOException {
        Path infra = Path.of("../../infra").toAbsolutePath().normalize();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(infra.resolve("helm/customer-stack/values.schema.json")));
        Map<String, Map<String, Object>> list =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(infra.resolve("images.yaml")));

        for (TenantProfile profile : List.of(Profiles.acme(), AssistantStepTests.external())) {
            String json = new ChartValues(profile, list.getOrDefault("images", Map.of()), true)
                    .json(STACK, "https://gateway.example/v1");
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void leaves_a_local_tenant_no_gateway_and_runs_its_models_inside() {
        ChartValues values = new ChartValues(Profiles.acme(), Map.of(), false);
        JsonNode json = JsonMapper.shared().readTree(values.json(STACK, "https://gateway.example/v1"));

        assertThat(json.path("gateway").path("url").asString()).isEmpty();
        assertThat(json.path("ollama").path("models").toString())
                .isEqualTo("[\"nomic-embed-text:latest\",\"llama3.2\"]");
        assertThat(values.secrets()).doesNotContainKey("gateway");
    }

    @Test
    void gives_an_external_tenant_the_gateway_and_only_the_embedding_model_inside() {
        ChartValues values = new ChartValues(AssistantStepTests.external(), Map.of(), false);
        JsonNode json = JsonMapper.shared().readTree(values.json(STACK, "https://gateway.example/v1"));

        assertThat(json.path("gateway").path("url").asString()).isEqualTo("https://gateway.example/v1");
        assertThat(json.path("ollama").path("models").toString()).isEqualTo("[\"nomic-embed-text:latest\"]");
        assertThat(values.secrets().get("gateway")).containsEntry("key", new SecretRef("tenantry/acme/gateway", "key"));
    }

    @Test
    void takes_the_network_and_the_platform_from_the_stack() {
        JsonNode json = JsonMapper.shared().readTree(new ChartValues(Profiles.acme(), Map.of(), false).json(STACK, ""));

        assertThat(json.path("network").path("clientCidrs").toString())
                .isEqualTo("[\"10.20.0.0/20\",\"10.20.54.0/23\"]");
        assertThat(json.path("network").path("s3Cidrs").toString()).isEqualTo("[\"3.5.136.0/22\"]");
        assertThat(json.path("platform").path("clusterName").asString()).isEqualTo("tenantry-acme");
        assertThat(json.path("images").path("requireDigests").asBoolean()).isTrue();
    }

    @Test
    void wants_nothing_of_an_emulated_cluster_that_only_eks_knows() {
        JsonNode json = JsonMapper.shared().readTree(new ChartValues(Profiles.acme(), Map.of(), true).json(STACK, ""));

        assertThat(json.path("platform").path("enabled").asBoolean()).isFalse();
        assertThat(json.path("images").path("requireDigests").asBoolean()).isFalse();
    }
}
