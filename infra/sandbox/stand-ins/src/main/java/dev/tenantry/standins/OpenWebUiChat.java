package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.detail;
import static dev.tenantry.standins.OpenWebUiRoute.user;

import dev.tenantry.standins.OpenWebUiConnections.Connection;
import dev.tenantry.standins.OpenWebUiModels.Known;
import dev.tenantry.standins.OpenWebUiRoute.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A chat goes to whatever stands behind the model, and its answer comes from there. */
final class OpenWebUiChat {

    static final List<OpenWebUiRoute> ROUTES = List.of(user("POST /api/chat/completions", OpenWebUiChat::chat));

    private OpenWebUiChat() {}

    private static Reply chat(Visit visit) {
        Optional<Known> model = new OpenWebUiModels(visit.tenant())
                .known(visit, visit.body().path("model").asString(""));
        if (model.isEmpty()) {
            return detail(400, "Model not found");
        }
        OpenWebUiConnections connections = new OpenWebUiConnections(visit.tenant());
        List<Connection> there = model.get().gateway() ? connections.gateways() : connections.ollamas();
        if (there.size() <= model.get().connection()) {
            return detail(503, (model.get().gateway() ? "OpenAI API" : "The Ollama API") + " is disabled");
        }
        Connection connection = there.get(model.get().connection());
        Map<String, Object> request = Map.of(
                "model",
                model.get().base(),
                "stream",
                false,
                "messages",
                visit.body().path("messages"));
        return model.get().gateway()
                ? OpenWebUiConnections.passedOn(connection.neighbour().ask("POST", "/chat/completions", request))
                : translated(connection.neighbour().ask("POST", "/api/chat", request), model.get());
    }

    /** From Ollama's words into the gateway's. */
    private static Reply translated(Optional<Neighbour.Answer> answer, Known model) {
        if (answer.isEmpty() || !answer.get().isFine()) {
            return OpenWebUiConnections.passedOn(answer);
        }
        JsonNode said = answer.get().json();
        Map<String, Object> translated = new LinkedHashMap<>();
        translated.put("id", model.id() + "-1");
        translated.put("object", "chat.completion");
        translated.put("model", model.id());
        translated.put(
                "choices", List.of(Map.of("index", 0, "message", said.path("message"), "finish_reason", "stop")));
        translated.put(
                "usage",
                Map.of("prompt_tokens", said.path("prompt_eval_count"), "completion_tokens", said.path("eval_count")));
        return Reply.of(200, translated);
    }
}
