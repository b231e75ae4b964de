package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tenantry.steps.Facts;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.SizeProfile;
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
import tools.jackson.databind.node.ObjectNode;

class ChartValuesTests {

    private static final StackFacts STACK = new StackFacts(Facts.of("documents_bucket", "tenantry-acme-documents")
            .with("models_bucket", "tenantry-acme-models")
            .with("image_registry", "111122223333.dkr.ecr.eu-central-1.amazonaws.com")
            .with(
                    "subnet_cidrs",
                    "{\"app\":[\"10.20.0.0/20\"],\"data\":[\"10.20.48.0/23\"],\"endpoints\":[\"10.20.54.0/23\"]}")
            .with(
                    "database",
                    "{\"host\":\"db.eu-central-1.rds.amazonaws.com\",\"port\":5432,\"name\":\"assistant\","
                            + "\"master\":\"master_of_all\",\"master_secret_arn\":\"arn:aws:secretsmanager:m\"}")
            .with(
                    "cache",
                    "{\"host\":\"cache.euc1.cache.amazonaws.com\",\"port\":6379,\"user\":\"tenantry-acme-assistant\","
                            + "\"user_id\":\"tenantry-acme-assistant\"}")
            .with("backup_bucket", "tenantry-acme-backup")
            .with("s3_cidrs", "[\"3.5.136.0/22\"]")
            .with("kms_key_arns", "{\"volumes\":\"arn:aws:kms:eu-central-1:111122223333:key/v\"}")
            .with(
                    "cluster",
                    "{\"name\":\"tenantry-acme\",\"node_role\":\"tenantry-acme-node\","
                            + "\"tenant_id\":\"6f1c2d3e-4b5a-4c6d-8e7f-0123456789ab\"}"));

    @Test
    void keeps_to_the_charts_own_schema() throws IOException {
        Path infra = Path.of("../../infra").toAbsolutePath().normalize();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(infra.resolve("helm/customer-stack/values.schema.json")));
        Map<String, Map<String, Object>> list =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(infra.resolve("images.yaml")));

        for (TenantProfile profile : List.of(
                Profiles.acme(),
                AssistantStepTests.external(),
                Profiles.signingInAt("10.9.8.0/24"),
                Profiles.sized(SizeProfile.M),
                Profiles.sized(SizeProfile.L))) {
            for (boolean emulated : new boolean[] {true, false}) {
                ChartValues values = new ChartValues(profile, list.getOrDefault("images", Map.of()), emulated);
                for (String json : List.of(
                        values.json(STACK, "https://gateway.example/v1"),
                        values.atStandstill(STACK, "https://gateway.example/v1"))) {
                    assertThat(schema.validate(json, InputFormat.JSON))
                            .filteredOn(
                                    problem -> emulated || !problem.getMessage().contains("digest"))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void differs_at_standstill_in_nothing_but_the_word() {
        ChartValues values = new ChartValues(Profiles.sized(SizeProfile.L), Map.of(), false);
        String gateway = "https://gateway.example/v1";
        ObjectNode still = (ObjectNode) JsonMapper.shared().readTree(values.atStandstill(STACK, gateway));

        assertThat(still.remove("standstill").asBoolean()).isTrue();
        assertThat(still).isEqualTo(JsonMapper.shared().readTree(values.json(STACK, gateway)));
    }

    @Test
    void leaves_a_local_tenant_no_gateway_and_runs_its_models_inside() {
        ChartValues values = new ChartValues(Profiles.acme(), Map.of(), false);
        JsonNode json = JsonMapper.shared().readTree(values.json(STACK, "https://gateway.example/v1"));

        assertThat(json.path("gateway").path("url").asString()).isEmpty();
        assertThat(json.path("ollama").path("models").toString())
                .isEqualTo("[\"nomic-embed-text:latest\",\"llama3.2\"]");
        assertThat(values.secrets(STACK)).doesNotContainKey("gateway");
    }

    @Test
    void gives_an_external_tenant_the_gateway_and_only_the_embedding_model_inside() {
        ChartValues values = new ChartValues(AssistantStepTests.external(), Map.of(), false);
        JsonNode json = JsonMapper.shared().readTree(values.json(STACK, "https://gateway.example/v1"));

        assertThat(json.path("gateway").path("url").asString()).isEqualTo("https://gateway.example/v1");
        assertThat(json.path("ollama").path("models").toString()).isEqualTo("[\"nomic-embed-text:latest\"]");
        assertThat(values.secrets(STACK).get("gateway"))
                .containsEntry("key", new SecretRef("tenantry/acme/gateway", "key"));
    }

    @Test
    void runs_the_models_of_a_large_local_tenant_on_a_gpu_and_nobody_elses() {
        assertThat(gpus(Profiles.sized(SizeProfile.L))).isEqualTo(1);
        assertThat(gpus(Profiles.sized(SizeProfile.M))).isZero();
        assertThat(gpus(AssistantStepTests.external())).isZero();
    }

    private static int gpus(TenantProfile profile) {
        return JsonMapper.shared()
                .readTree(new ChartValues(profile, Map.of(), false).json(STACK, "https://gateway.example/v1"))
                .path("ollama")
                .path("gpus")
                .asInt(-1);
    }

    /** Fifty people are the most for whom Open WebUI's licence lets its name give way. */
    @Test
    void calls_the_assistant_by_the_tenants_name_only_as_long_as_the_licence_allows_it() {
        assertThat(name(50)).isEqualTo(Profiles.acme().company().displayName());
        assertThat(name(51)).isEqualTo("Open WebUI");
    }

    private static String name(int people) {
        return JsonMapper.shared()
                .readTree(new ChartValues(Profiles.expecting(people), Map.of(), false).json(STACK, ""))
                .path("openWebui")
                .path("name")
                .asString();
    }

    @Test
    void takes_the_network_and_the_platform_from_the_stack() {
        JsonNode json = JsonMapper.shared().readTree(new ChartValues(Profiles.acme(), Map.of(), false).json(STACK, ""));

        assertThat(json.path("network").path("clientCidrs").toString())
                .isEqualTo("[\"10.20.0.0/20\",\"10.20.54.0/23\"]");
        assertThat(json.path("network").path("s3Cidrs").toString()).isEqualTo("[\"3.5.136.0/22\"]");
        assertThat(json.path("platform").path("clusterName").asString()).isEqualTo("tenantry-acme");
        assertThat(json.path("platform").path("tenantId").asString()).isEqualTo("6f1c2d3e-4b5a-4c6d-8e7f-0123456789ab");
        assertThat(json.path("platform").path("certificateArn").asString())
                .startsWith("arn:aws:acm:eu-central-1:111122223333:certificate/");
        assertThat(json.path("images").path("requireDigests").asBoolean()).isTrue();
    }

    @Test
    void opens_a_way_to_sign_in_and_to_mcp_servers_only_where_the_network_has_an_endpoint_for_them() {
        StackFacts withTools = new StackFacts(
                STACK.facts().with("private_endpoints", "{\"tools\":{\"id\":\"vpce-1\",\"host\":\"h\"}}"));

        assertThat(network(STACK).path("toolCidrs").isEmpty()).isTrue();
        assertThat(network(withTools).path("toolCidrs").toString()).isEqualTo("[\"10.20.54.0/23\"]");
        assertThat(network(withTools).path("signInCidrs").isEmpty()).isTrue();
    }

    @Test
    void opens_the_way_to_the_customers_own_identity_provider_to_its_addresses_alone() {
        ChartValues values = new ChartValues(Profiles.signingInAt("10.9.8.0/24", "keys.acme.example"), Map.of(), false);

        assertThat(JsonMapper.shared()
                        .readTree(values.json(STACK, ""))
                        .at("/network/signInCidrs")
                        .toString())
                .isEqualTo("[\"10.9.8.0/24\"]");
    }

    private static JsonNode network(StackFacts stack) {
        return JsonMapper.shared()
                .readTree(new ChartValues(Profiles.acme(), Map.of(), false).json(stack, ""))
                .path("network");
    }

    @Test
    void wants_nothing_of_an_emulated_cluster_that_only_eks_knows() {
        JsonNode json = JsonMapper.shared().readTree(new ChartValues(Profiles.acme(), Map.of(), true).json(STACK, ""));

        assertThat(json.path("platform").path("enabled").asBoolean()).isFalse();
        assertThat(json.path("images").path("requireDigests").asBoolean()).isFalse();
    }

    @Test
    void works_on_the_stacks_own_database_as_a_user_of_its_own() {
        ChartValues values = new ChartValues(Profiles.acme(), Map.of(), false);
        JsonNode json = JsonMapper.shared().readTree(values.json(STACK, ""));

        assertThat(json.path("database").toString())
                .isEqualTo("{\"host\":\"db.eu-central-1.rds.amazonaws.com\",\"name\":\"assistant\",\"port\":5432,"
                        + "\"user\":\"open_webui\"}");
        assertThat(json.path("network").path("dataCidrs").toString()).isEqualTo("[\"10.20.48.0/23\"]");
        assertThat(values.secrets(STACK).get("database"))
                .containsEntry("password", new SecretRef("tenantry/acme/database", "password"));
        assertThat(values.database(STACK))
                .hasValueSatisfying(database -> assertThat(database.masterPassword())
                        .isEqualTo(new SecretRef("arn:aws:secretsmanager:m", "password")));
    }

    @Test
    void joins_the_pods_of_a_larger_tenant_by_its_valkey_and_gives_a_small_one_none() {
        ChartValues larger = new ChartValues(Profiles.sized(SizeProfile.M), Map.of(), false);

        assertThat(JsonMapper.shared()
                        .readTree(larger.json(STACK, ""))
                        .path("valkey")
                        .toString())
                .isEqualTo("{\"host\":\"cache.euc1.cache.amazonaws.com\",\"port\":6379,"
                        + "\"user\":\"tenantry-acme-assistant\"}");
        assertThat(larger.secrets(STACK).get("valkey"))
                .containsEntry("password", new SecretRef("tenantry/acme/cache", "password"));
        ChartValues small = new ChartValues(Profiles.acme(), Map.of(), false);
        assertThat(JsonMapper.shared().readTree(small.json(STACK, "")).has("valkey"))
                .isFalse();
        assertThat(small.secrets(STACK)).doesNotContainKey("valkey");
    }

    @Test
    void sends_copies_of_the_vectors_into_the_backup_bucket() {
        JsonNode json = JsonMapper.shared().readTree(new ChartValues(Profiles.acme(), Map.of(), true).json(STACK, ""));

        assertThat(json.path("qdrant").path("backup").path("bucket").asString()).isEqualTo("tenantry-acme-backup");
    }

    @Test
    void keeps_the_data_on_a_volume_where_the_database_is_only_emulated() {
        ChartValues values = new ChartValues(Profiles.acme(), Map.of(), true);

        assertThat(JsonMapper.shared().readTree(values.json(STACK, "")).has("database"))
                .isFalse();
        assertThat(values.secrets(STACK)).doesNotContainKeys("database", "valkey");
    }
}
