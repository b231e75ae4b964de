package dev.tenantry.standins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the holder of a team's key gets at LiteLLM: the models that both key and team list, and answers of them that repeat
 * what was said. A team without a list has nothing here, where the real one would have all.
 */
record LiteLlmModels(Map<String, ObjectNode> teams, Map<String, ObjectNode> keys) {

    /** What the caller's secret stands for. */
    private record Holder(ObjectNode key, ObjectNode team) {

        List<String> models() {
            List<String> ofTeam = texts(team.path("models"));
            List<String> ofKey = texts(key.path("models"));
            return ofKey.isEmpty()
                    ? ofTeam
                    : ofTeam.stream().filter(ofKey::contains).toList();
        }

        Optional<Reply> refused() {
            if (key.path("blocked").asBoolean(false)) {
                return Optional.of(LiteLlmStandIn.error(401, "auth_error", "Authentication Error, Key is blocked."));
            }
            return team.path("blocked").asBoolean(false)
                    ? Optional.of(LiteLlmStandIn.error(
                            401,
                            "auth_error",
                            "Authentication Error, Team=" + team.path("team_id").asString("") + " is blocked."))
                    : Optional.empty();
        }
    }

    Reply answer(Asked asked) {
        Optional<Holder> holder = holder(asked);
        if (holder.isEmpty()) {
            return LiteLlmStandIn.noSuchKey();
        }
        return holder.get().refused().orElseGet(() -> switch (asked.call()) {
            case "GET /v1/models" -> list(holder.get().models());
            case "POST /v1/chat/completions", "POST /v1/responses" -> said(asked, holder.get());
            default -> Reply.of(404, Map.of("detail", "Not Found"));
        });
    }

    private Optional<Holder> holder(Asked asked) {
        String bearer = asked.header("authorization").orElse("");
        ObjectNode key = keys.get(LiteLlmStandIn.sha256(bearer.replaceFirst("^Bearer ", "")));
        ObjectNode team = key == null ? null : teams.get(key.path("team_id").asString(""));
        return key == null || team == null ? Optional.empty() : Optional.of(new Holder(key, team));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text -> text.asString(""))
                .toList();
    }

    private static Reply list(List<String> models) {
        return Reply.of(
                200,
                Map.of(
                        "object",
                        "list",
                        "data",
                        models.stream()
                                .map(model -> Map.of("id", model, "object", "model", "owned_by", "openai"))
                                .toList()));
    }

    private static Reply said(Asked asked, Holder holder) {
        JsonNode body = asked.json();
        String model = body.path("model").asString("");
        if (!holder.models().contains(model)) {
            return LiteLlmStandIn.error(
                    403,
                    "team_model_access_denied",
                    "team not allowed to access model. This team can only access models=" + holder.models());
        }
        String heard = StreamSupport.stream(body.path("messages").spliterator(), false)
                .map(message -> message.path("content").asString(""))
                .reduce((earlier, later) -> later)
                .orElse(body.path("input").asString(""));
        Map<String, Object> message =
                Map.of("role", "assistant", "content", "The stand-in of " + model + " heard: " + heard);
        int words = heard.split("\\s+").length;
        return Reply.of(
                200,
                Map.of(
                        "id",
                        "chatcmpl-1",
                        "object",
                        "chat.completion",
                        "model",
                        model,
                        "choices",
                        List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")),
                        "usage",
                        Map.of("prompt_tokens", words, "completion_tokens", 8, "total_tokens", words + 8)));
    }
}
