package dev.tenantry.standins;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An organization's usage events: anything with an id and a code is taken, also for a subscription or metric that nobody
 * knows; the same id for the same subscription is refused for ever, and one refused event refuses its whole batch.
 */
record LagoEvents(Map<String, ObjectNode> rows, String organization) {

    private static final int MOST = 100;
    private static final String ID = "transaction_id";

    Reply one(JsonNode event) {
        Optional<Map<String, List<String>>> wrong = wrong(event);
        return wrong.isPresent() ? LagoRefusal.invalid(wrong.get()) : Reply.of(200, Map.of("event", stored(event)));
    }

    Reply batch(JsonNode events) {
        if (events.isEmpty()) {
            return LagoRefusal.invalid("events", "no_events");
        }
        if (events.size() > MOST) {
            return LagoRefusal.invalid("events", "too_many_events");
        }
        Map<String, Object> wrong = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            String index = Integer.toString(i);
            wrong(events.get(i)).ifPresent(details -> wrong.put(index, details));
            // whichever the subscription
            if (!ids.add(events.get(i).path(ID).asString(""))) {
                wrong.put(index, taken());
            }
        }
        return wrong.isEmpty()
                ? Reply.of(
                        200,
                        Map.of("events", events.valueStream().map(this::stored).toList()))
                : LagoRefusal.invalid(wrong);
    }

    Reply get(String transaction) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().startsWith(organization + "/"))
                .map(Map.Entry::getValue)
                .filter(row -> row.path(ID).asString("").equals(transaction))
                .findFirst()
                .map(row -> Reply.of(200, Map.of("event", row)))
                .orElseGet(() -> LagoRefusal.notFound("event"));
    }

    private Optional<Map<String, List<String>>> wrong(JsonNode event) {
        for (String field : List.of(ID, "code")) {
            if (event.path(field).asString("").isEmpty()) {
                return Optional.of(Map.of(field, List.of("value_is_mandatory")));
            }
        }
        JsonNode at = event.path("timestamp");
        if (!at.isMissingNode() && !at.asString("").matches("\\d+(\\.\\d+)?")) {
            return Optional.of(Map.of("timestamp", List.of("invalid_format")));
        }
        return rows.containsKey(key(event)) ? Optional.of(taken()) : Optional.empty();
    }

    private static Map<String, List<String>> taken() {
        return Map.of(ID, List.of("value_already_exist"));
    }

    private ObjectNode stored(JsonNode event) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("lago_id", UUID.randomUUID().toString());
        event.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        rows.put(key(event), row);
        return row;
    }

    private String key(JsonNode event) {
        return organization + "/" + event.path("external_subscription_id").asString("") + "/"
                + event.path(ID).asString("");
    }
}
