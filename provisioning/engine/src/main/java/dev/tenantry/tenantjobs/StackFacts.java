package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.StepContext;
import java.util.Optional;
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
        return member("cluster", "namespace").orElse("assistant");
    }

    /** Where the assistant reaches the model gateway inside its network; empty for a LOCAL tenant. */
    Optional<String> gateway() {
        return member("model_gateway_endpoint", "dns_name").map(name -> "https://" + name + "/v1");
    }

    private Optional<String> member(String output, String name) {
        return facts.get(output)
                .map(JsonMapper.shared()::readTree)
                .map(tree -> tree.path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }
}
