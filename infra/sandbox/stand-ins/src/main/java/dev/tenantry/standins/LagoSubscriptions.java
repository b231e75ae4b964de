package dev.tenantry.standins;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An organization's subscriptions: the same external id again is the same subscription, an unknown customer is made, and one
 * that begins later is pending, which is not what a look-up finds by itself.
 */
record LagoSubscriptions(LagoShelf subscriptions, LagoShelf customers, LagoShelf plans, Clock clock) {

    private static final String TERMINATED = "terminated_at";

    Reply subscribe(JsonNode wanted) {
        if (wanted.has("plan_overrides")) {
            return LagoRefusal.needsLicence();
        }
        String plan = wanted.path("plan_code").asString("");
        String customer = wanted.path("external_customer_id").asString("");
        if (plans.find(plan).isEmpty()) {
            return plans.notFound();
        }
        Optional<ObjectNode> running = open(wanted.path("external_id").asString(""));
        if (running.isPresent() && !is(running.get(), "external_customer_id", customer)) {
            return LagoRefusal.invalid("external_id", "value_already_exist");
        }
        if (running.isPresent() && is(running.get(), "plan_code", plan)) {
            return shown(running.get());
        }
        running.ifPresent(this::terminate);
        if (customers.find(customer).isEmpty()) {
            customers.put(customer, JsonMapper.shared().createObjectNode());
        }
        return added(wanted);
    }

    private Reply added(JsonNode wanted) {
        String id = UUID.randomUUID().toString();
        ObjectNode row = JsonMapper.shared().createObjectNode();
        wanted.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        row.put(
                "subscription_at",
                wanted.path("subscription_at").asString(clock.instant().toString()));
        subscriptions.put(id, row);
        return shown(subscriptions.find(id).orElseThrow());
    }

    Reply get(String externalId, Map<String, String> query) {
        return withStatus(externalId, query).map(this::shown).orElseGet(subscriptions::notFound);
    }

    Reply end(String externalId, Map<String, String> query) {
        Optional<ObjectNode> row = withStatus(externalId, query);
        row.ifPresent(this::terminate);
        return row.map(this::shown).orElseGet(subscriptions::notFound);
    }

    private void terminate(ObjectNode row) {
        row.put(TERMINATED, clock.instant().toString());
    }

    /** All that are active or pending. */
    List<ObjectNode> open() {
        return subscriptions.all().stream().filter(row -> !row.has(TERMINATED)).toList();
    }

    private Optional<ObjectNode> open(String externalId) {
        return open().stream().filter(row -> is(row, "external_id", externalId)).findFirst();
    }

    private Optional<ObjectNode> withStatus(String externalId, Map<String, String> query) {
        String wanted = query.getOrDefault("status", "active");
        return subscriptions.all().stream()
                .filter(row -> is(row, "external_id", externalId))
                .filter(row -> status(row).equals(wanted))
                .findFirst();
    }

    private String status(ObjectNode row) {
        if (row.has(TERMINATED)) {
            return "terminated";
        }
        Instant start = Instant.parse(row.path("subscription_at").asString());
        return start.isAfter(clock.instant()) ? "pending" : "active";
    }

    private Reply shown(ObjectNode row) {
        return subscriptions.shown(row, copy -> copy.put("status", status(copy)));
    }

    private static boolean is(ObjectNode row, String field, String value) {
        return row.path(field).asString("").equals(value);
    }
}
