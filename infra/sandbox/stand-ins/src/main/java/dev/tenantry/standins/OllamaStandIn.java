package dev.tenantry.standins;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Ollama's API as an assistant and we call. Of a tenant it is told {@code models}, which are there from the
 * beginning; any other can be pulled. Its answers repeat what was said, its vectors count words.
 */
public final class OllamaStandIn extends TenantsStandIn {

    private static final String MODELS = "models";
    private static final String VERSION = "0.12.3";
    private static final String BEGINNING = "2026-01-01T00:00:00Z";

    public OllamaStandIn(Place place) {
        super(place);
    }

    @Override
    void deployed(Tenant tenant) {
        tenant.about().path(MODELS).forEach(model -> add(tenant, model.asString("")));
    }

    @Override
    Reply answer(Tenant tenant, Asked asked) {
        JsonNode body = asked.json();
        return switch (asked.call()) {
            case "GET /" -> Reply.of(200, "Ollama is running").with("Content-Type", "text/plain");
            case "GET /api/version" -> Reply.of(200, Map.of("version", VERSION));
            case "GET /api/tags" ->
                Reply.of(200, Map.of(MODELS, tenant.shelf(MODELS).values()));
            case "GET /api/ps" -> Reply.of(200, Map.of(MODELS, List.of()));
            case "POST /api/pull" -> pull(tenant, body);
            case "DELETE /api/delete" -> delete(tenant, body);
            case "POST /api/chat", "POST /api/generate", "POST /api/embed", "POST /api/show" ->
                tenant.shelf(MODELS).containsKey(model(body))
                        ? known(asked.path().get(1), body)
                        : Reply.of(
                                404,
                                Map.of("error", "model '" + body.path("model").asString("") + "' not found"));
            default -> Reply.of(404, "404 page not found").with("Content-Type", "text/plain");
        };
    }

    private static Reply known(String call, JsonNode body) {
        return switch (call) {
            case "show" -> Reply.of(200, Map.of("details", details(), "capabilities", List.of("completion")));
            case "embed" -> Reply.of(200, Map.of("model", model(body), "embeddings", vectors(body.path("input"))));
            default -> said(call, body);
        };
    }

    // ---- models

    /** A name without a tag means the newest. */
    private static String model(JsonNode body) {
        return named(body.path("model").asString(body.path("name").asString("")));
    }

    private static String named(String model) {
        return model.contains(":") ? model : model + ":latest";
    }

    private static void add(Tenant tenant, String model) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("name", named(model)).put("model", named(model));
        row.put("modified_at", BEGINNING).put("size", 1_000_000L);
        row.set("details", JsonMapper.shared().valueToTree(details()));
        tenant.shelf(MODELS).putIfAbsent(named(model), row);
    }

    private static Map<String, Object> details() {
        return Map.of("format", "gguf", "family", "llama", "parameter_size", "1B", "quantization_level", "Q4_0");
    }

    private static Reply pull(Tenant tenant, JsonNode body) {
        add(tenant, model(body));
        List<Map<String, String>> steps = List.of(
                Map.of("status", "pulling manifest"),
                Map.of("status", "verifying sha256 digest"),
                Map.of("status", "success"));
        return body.path("stream").asBoolean(true) ? lines(steps) : Reply.of(200, steps.getLast());
    }

    private static Reply delete(Tenant tenant, JsonNode body) {
        return tenant.shelf(MODELS).remove(model(body)) == null
                ? Reply.of(404, Map.of("error", "model '" + body.path("model").asString("") + "' not found"))
                : Reply.of(200, null);
    }

    // ---- answers

    private static List<List<Double>> vectors(JsonNode input) {
        return input.isString()
                ? List.of(Words.embedded(input.asString()))
                : StreamSupport.stream(input.spliterator(), false)
                        .map(text -> Words.embedded(text.asString("")))
                        .toList();
    }

    private static Reply said(String call, JsonNode body) {
        String text = "The stand-in of " + model(body) + " heard: " + heard(body);
        if (!body.path("stream").asBoolean(true)) {
            return Reply.of(200, part(call, body, text, true));
        }
        List<Map<String, Object>> parts = Arrays.stream(text.split("(?<= )"))
                .map(word -> part(call, body, word, false))
                .collect(Collectors.toList());
        parts.add(part(call, body, "", true));
        return lines(parts);
    }

    private static String heard(JsonNode body) {
        return StreamSupport.stream(body.path("messages").spliterator(), false)
                .filter(message -> message.path("role").asString("").equals("user"))
                .map(message -> message.path("content").asString(""))
                .reduce((earlier, later) -> later)
                .orElse(body.path("prompt").asString(""));
    }

    private static Map<String, Object> part(String call, JsonNode body, String text, boolean last) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("model", body.path("model").asString(""));
        part.put("created_at", BEGINNING);
        if (call.equals("chat")) {
            part.put("message", Map.of("role", "assistant", "content", text));
        } else {
            part.put("response", text);
        }
        part.put("done", last);
        if (last) {
            part.put("done_reason", "stop");
            part.put("prompt_eval_count", heard(body).split("\\s+").length);
            part.put("eval_count", 8);
        }
        return part;
    }

    private static Reply lines(List<?> parts) {
        String lines = parts.stream()
                .map(part -> JsonMapper.shared().writeValueAsString(part) + "\n")
                .collect(Collectors.joining());
        return Reply.of(200, lines).with("Content-Type", "application/x-ndjson");
    }
}
