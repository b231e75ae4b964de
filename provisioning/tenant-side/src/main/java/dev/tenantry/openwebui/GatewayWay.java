package dev.tenantry.openwebui;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The model gateway, asked with the address and the key that the assistant itself has stored. */
public final class GatewayWay {

    /** What LiteLLM calls it when key, team or anybody else's list lacks the model; also for names that it does not know. */
    private static final String BY_LIST = "model_access_denied";

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RawCalls calls;

    private GatewayWay(RawCalls calls) {
        this.calls = calls;
    }

    /** What became of a request for a model. */
    public enum Refusal {
        /** Refused since no list of the tenant's has it. */
        BY_LIST,
        /** The gateway did not look at a list: it answered, or looked for the model. */
        NONE,
        /** Something else kept the request from being judged. */
        UNCLEAR
    }

    /** Empty if none is stored, or it is off. */
    static Optional<GatewayWay> stored(JsonNode config) {
        String address = config.path("OPENAI_API_BASE_URLS").path(0).asString("");
        return config.path("ENABLE_OPENAI_API").asBoolean(false) && !address.isEmpty()
                ? Optional.of(new GatewayWay(RawCalls.to(
                        OutsideSystem.LITELLM,
                        URI.create(address),
                        config.path("OPENAI_API_KEYS").path(0).asString(""),
                        LONGEST)))
                : Optional.empty();
    }

    /**
     * All models that the key is offered.
     *
     * @throws OutsideFailure NOT_UNDERSTOOD if the answer is no whole list: what cannot be read must not count as empty
     */
    public List<String> models() {
        JsonNode list = calls.get("/models")
                .filter(RawCalls.Answer::isFine)
                .map(answer -> answer.json().path("data"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new OutsideFailure(
                        OutsideSystem.LITELLM, OutsideFailure.Kind.NOT_UNDERSTOOD, "gave no list of models"));
        return StreamSupport.stream(list.spliterator(), false)
                .map(model -> model.path("id").asString(""))
                .toList();
    }

    /** Asks for one answer of this model; nothing of what it says is kept. */
    public Refusal refusal(String model) {
        return calls.post(
                        "/chat/completions",
                        Map.of(
                                "model",
                                model,
                                "max_tokens",
                                1,
                                "messages",
                                List.of(Map.of("role", "user", "content", "ping"))))
                .map(GatewayWay::judged)
                .orElse(Refusal.UNCLEAR);
    }

    private static Refusal judged(RawCalls.Answer answer) {
        if (!answer.isJson()) {
            return Refusal.UNCLEAR;
        }
        String type = answer.json().path("error").path("type").asString("");
        return switch (answer.status()) {
            case 401, 403 -> type.endsWith(BY_LIST) ? Refusal.BY_LIST : Refusal.UNCLEAR;
            // it has let the name pass and then does not know the model
            case 400, 404 -> Refusal.NONE;
            default -> answer.isFine() ? Refusal.NONE : Refusal.UNCLEAR;
        };
    }
}
