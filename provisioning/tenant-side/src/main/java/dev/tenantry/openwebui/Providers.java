package dev.tenantry.openwebui;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.AssistantWishes.Gateway;
import dev.tenantry.tenantside.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The connections to LiteLLM and Ollama. */
record Providers(OpenWebUiApi api) {

    /**
     * A wrong key shows nowhere later: the models just vanish.
     *
     * @throws OutsideFailure if the gateway does not take the key or lacks a model
     */
    void prove(@Nullable Gateway gateway, Function<SecretRef, String> secrets) {
        if (gateway == null) {
            return;
        }
        JsonNode answer =
                api.verifyGateway(Map.of("url", gateway.address().toString(), "key", secrets.apply(gateway.key())));
        Set<String> offered = StreamSupport.stream(answer.path("data").spliterator(), false)
                .map(model -> model.path("id").asString(""))
                .collect(Collectors.toSet());
        List<String> missing = gateway.models().stream()
                .filter(model -> !offered.contains(model))
                .toList();
        if (!missing.isEmpty()) {
            throw new OutsideFailure(
                    OutsideSystem.LITELLM,
                    OutsideFailure.Kind.REJECTED,
                    "the tenant's key does not offer " + missing + " at " + gateway.address());
        }
    }

    void set(AssistantWishes wishes, Function<SecretRef, String> secrets) {
        api.setOllama(Map.of(
                "ENABLE_OLLAMA_API",
                true,
                "OLLAMA_BASE_URLS",
                List.of(wishes.ollama().toString()),
                "OLLAMA_API_CONFIGS",
                Map.of("0", Map.of("enable", true, "connection_type", "local"))));
        Gateway gateway = wishes.gateway();
        if (gateway == null) {
            closeGateway();
        } else {
            openGateway(gateway, secrets.apply(gateway.key()));
        }
    }

    private void openGateway(Gateway gateway, String key) {
        api.setGateway(Map.of(
                "ENABLE_OPENAI_API",
                true,
                "OPENAI_API_BASE_URLS",
                List.of(gateway.address().toString()),
                "OPENAI_API_KEYS",
                List.of(key),
                "OPENAI_API_CONFIGS",
                Map.of("0", Map.of("enable", true, "model_ids", gateway.models(), "connection_type", "external"))));
    }

    /** The flag alone would leave {@code /openai/responses} open: address and key must go as well. */
    private void closeGateway() {
        api.setGateway(Map.of(
                "ENABLE_OPENAI_API",
                false,
                "OPENAI_API_BASE_URLS",
                List.of(),
                "OPENAI_API_KEYS",
                List.of(),
                "OPENAI_API_CONFIGS",
                Map.of()));
    }

    void close() {
        closeGateway();
        api.setOllama(
                Map.of("ENABLE_OLLAMA_API", false, "OLLAMA_BASE_URLS", List.of(), "OLLAMA_API_CONFIGS", Map.of()));
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(text -> text.asString(""))
                .toList();
    }

    static List<String> modelIds(JsonNode configs) {
        return configs.values().stream()
                .flatMap(config -> texts(config.path("model_ids")).stream())
                .flatMap(Stream::of)
                .toList();
    }
}
