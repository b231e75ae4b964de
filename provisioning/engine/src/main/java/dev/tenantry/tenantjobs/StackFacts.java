package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tenant's stack hands on, as far as jobs need it: texts as they are, maps as JSON. */
record StackFacts(Facts facts) {

    private static final String STEP = "infrastructure";

    /** Empty as long as the stack does not stand. */
    static Optional<StackFacts> of(StepContext context) {
        Facts facts = context.outputsOf(STEP);
        return facts.values().isEmpty() ? Optional.empty() : Optional.of(new StackFacts(facts));
    }

    String documentsBucket() {
        return facts.require("documents_bucket");
    }

    Optional<String> imageRegistry() {
        return facts.get("image_registry");
    }

    /** The cluster's namespace for the assistant. */
    String namespace() {
        return cluster("namespace").orElse("assistant");
    }

    /** Where the assistant reaches the model gateway inside its network; empty for a LOCAL tenant. */
    Optional<String> gateway() {
        return member("model_gateway_endpoint", "host").map(name -> "https://" + name + "/v1");
    }

    /** Whether the network has an endpoint of its own for {@code sign-in} or {@code tools} at the provider. */
    boolean hasEndpoint(String service) {
        return tree("private_endpoints")
                .filter(tree -> tree.path(service).isObject())
                .isPresent();
    }

    Optional<String> cluster(String name) {
        return member("cluster", name);
    }

    Optional<String> modelsBucket() {
        return facts.get("models_bucket");
    }

    Optional<String> volumesKey() {
        return member("kms_key_arns", "volumes");
    }

    /** The assistant's PostgreSQL; empty if the stack has none, as in an emulator. */
    Optional<Database> database() {
        return tree("database")
                .filter(JsonNode::isObject)
                .map(tree -> new Database(
                        tree.path("host").asString(""),
                        tree.path("port").asInt(5432),
                        tree.path("name").asString(""),
                        tree.path("master").asString(""),
                        tree.path("master_secret_arn").asString("")));
    }

    /**
     * Where a database is.
     *
     * @param master who may make users in it
     * @param masterSecret ARN of the secret that RDS keeps the master's password in
     */
    record Database(String host, int port, String name, String master, String masterSecret) {}

    /** The assistant's Valkey; empty for profile S and in an emulator. */
    Optional<Cache> cache() {
        return tree("cache")
                .filter(JsonNode::isObject)
                .map(tree -> new Cache(
                        tree.path("host").asString(""),
                        tree.path("port").asInt(6379),
                        tree.path("user").asString("")));
    }

    /**
     * Where a cache is.
     *
     * @param user who signs in, with a password of the tenant's own
     */
    record Cache(String host, int port, String user) {}

    Optional<String> backupBucket() {
        return facts.get("backup_bucket");
    }

    /** Address blocks of a tier of subnets. */
    List<String> subnets(String tier) {
        return facts.get("subnet_cidrs")
                .map(JsonMapper.shared()::readTree)
                .map(tiers -> texts(tiers.path(tier)))
                .orElse(List.of());
    }

    List<String> storageAddresses() {
        return facts.get("s3_cidrs")
                .map(JsonMapper.shared()::readTree)
                .map(StackFacts::texts)
                .orElse(List.of());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(text -> text.asString(""))
                .toList();
    }

    private Optional<JsonNode> tree(String output) {
        return facts.get(output).map(JsonMapper.shared()::readTree);
    }

    private Optional<String> member(String output, String name) {
        return tree(output)
                .map(tree -> tree.path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }
}
