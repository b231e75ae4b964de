package dev.tenantry.standins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An organization's plans: a charge names its metric by id, and a price is a text. */
record LagoPlans(LagoShelf plans, LagoShelf metrics) {

    private static final String GOING = "pending_deletion";

    Reply create(JsonNode wanted) {
        return checked(wanted).orElseGet(() -> plans.create(stored(wanted)));
    }

    /** Charges that are not sent are deleted. */
    Reply change(String code, JsonNode wanted) {
        return checked(wanted).orElseGet(() -> plans.change(code, stored(wanted)));
    }

    /** Says yes and deletes later: whoever looks next still sees it going. */
    Reply delete(String code) {
        return plans.find(code).map(plan -> plans.shown(plan.put(GOING, true))).orElseGet(plans::notFound);
    }

    Reply get(String code) {
        Reply reply = plans.get(code);
        if (plans.find(code).filter(LagoPlans::isGoing).isPresent()) {
            plans.delete(code);
        }
        return reply;
    }

    /** All that are not being deleted. */
    List<ObjectNode> kept() {
        return plans.all().stream().filter(plan -> !isGoing(plan)).toList();
    }

    private static boolean isGoing(ObjectNode plan) {
        return plan.path(GOING).asBoolean(false);
    }

    /** Adds a charge, or changes the one of that code; the others stay. */
    Reply charge(List<String> path, JsonNode wanted) {
        Optional<ObjectNode> plan = plans.find(path.get(3));
        if (plan.isEmpty()) {
            return plans.notFound();
        }
        return checkedCharge(wanted)
                .orElseGet(() ->
                        charge(plan.get().withArrayProperty("charges"), path.size() == 6 ? path.get(5) : null, wanted));
    }

    private Reply charge(ArrayNode charges, @Nullable String code, JsonNode wanted) {
        ObjectNode stored = stored((ObjectNode) wanted.deepCopy());
        if (code == null) {
            charges.add(stored);
            return Reply.of(200, Map.of("charge", stored));
        }
        for (int i = 0; i < charges.size(); i++) {
            if (charges.get(i).path("code").asString("").equals(code)) {
                stored.set("lago_id", charges.get(i).path("lago_id"));
                charges.set(i, stored);
                return Reply.of(200, Map.of("charge", stored));
            }
        }
        return LagoRefusal.notFound("charge");
    }

    private Optional<Reply> checked(JsonNode wanted) {
        return wanted.path("charges")
                .valueStream()
                .flatMap(charge -> checkedCharge(charge).stream())
                .findFirst();
    }

    private Optional<Reply> checkedCharge(JsonNode charge) {
        if (metric(charge).isEmpty()) {
            return Optional.of(metrics.notFound());
        }
        boolean priced = isPrice(charge.path("properties"))
                && charge.path("filters").valueStream().allMatch(filter -> isPrice(filter.path("properties")));
        return priced ? Optional.empty() : Optional.of(LagoRefusal.invalid("amount", "invalid_amount"));
    }

    private static boolean isPrice(JsonNode properties) {
        JsonNode amount = properties.path("amount");
        return amount.isString() && amount.asString().matches("\\d+(\\.\\d+)?");
    }

    private Optional<ObjectNode> metric(JsonNode charge) {
        String id = charge.path("billable_metric_id").asString("");
        return metrics.all().stream()
                .filter(row -> row.path("lago_id").asString().equals(id))
                .findFirst();
    }

    /** As it is read back: without what needs a licence, and with the metric by id and code. */
    private ObjectNode stored(JsonNode wanted) {
        ObjectNode row = (ObjectNode) wanted.deepCopy();
        row.remove("minimum_commitment");
        row.remove("usage_thresholds");
        if (row.path("charges") instanceof ArrayNode charges) {
            ArrayNode kept = JsonMapper.shared().createArrayNode();
            charges.forEach(charge -> kept.add(stored((ObjectNode) charge)));
            row.set("charges", kept);
        }
        return row;
    }

    private ObjectNode stored(ObjectNode charge) {
        JsonNode id = charge.path("id");
        charge.put("lago_id", id.isString() ? id.asString() : UUID.randomUUID().toString());
        charge.remove("id");
        metric(charge).ifPresent(metric -> {
            charge.set("lago_billable_metric_id", metric.path("lago_id"));
            charge.set("billable_metric_code", metric.path("code"));
        });
        charge.remove("billable_metric_id");
        return charge;
    }
}
