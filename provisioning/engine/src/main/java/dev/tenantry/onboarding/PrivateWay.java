package dev.tenantry.onboarding;

import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A way out of a tenant's network to one service of the provider, each by an endpoint of its own and a switch of its own. */
enum PrivateWay {
    /** To the model gateway: the only one that takes prompts out. */
    GATEWAY("litellm_endpoint_service", "model-gateway", OnboardingPhrase.ENDPOINT),
    /** To where the provider knows employees. */
    SIGN_IN("keycloak_endpoint_service", "sign-in", OnboardingPhrase.SIGN_IN_ENDPOINT),
    /** To MCP servers outside of the account. */
    TOOLS("mcp_gateway_endpoint_service", "tools", OnboardingPhrase.TOOLS_ENDPOINT);

    private final String input;
    private final String address;
    private final OnboardingPhrase called;

    PrivateWay(String input, String address, OnboardingPhrase called) {
        this.input = input;
        this.address = address;
        this.called = called;
    }

    /** The stack's input that names the endpoint service. */
    String input() {
        return input;
    }

    /** As plans and outputs name it. */
    String address() {
        return address;
    }

    Saying called() {
        return called.say();
    }

    /** Whether a name of the provider's own leads there, which its certificate fits; MCP servers may be anybody's. */
    boolean hasName() {
        return this != TOOLS;
    }

    /** The endpoint's id; known once the stack stands. */
    Optional<String> endpoint(StepContext context) {
        return switch (this) {
            case GATEWAY -> output(context, "model_gateway_endpoint").flatMap(PrivateWay::id);
            case SIGN_IN, TOOLS ->
                output(context, "private_endpoints")
                        .map(all -> all.path(address))
                        .flatMap(PrivateWay::id);
        };
    }

    private static Optional<JsonNode> output(StepContext context, String name) {
        return context.outputsOf(InfrastructureStep.NAME).get(name).map(JsonMapper.shared()::readTree);
    }

    private static Optional<String> id(JsonNode endpoint) {
        return Optional.of(endpoint.path("id").asString("")).filter(id -> !id.isEmpty());
    }
}
