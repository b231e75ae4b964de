package dev.tenantry.standins;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An organization's plans: a charge names its metric by id, and a price is a text. */
record LagoPlans(LagoShelf plans, LagoShelf metrics) {

    Reply create(JsonNode wanted) {
        return checked(wanted).orElseGet(() -> plans.create(stored(wanted)));
    }

    /** Charges that are not sent are deleted. */
    Reply change(String code, JsonNode wanted) {
        return checked(wanted).orElseGet(() -> plans.change(code, stored(wanted)));
    }

    private Optional<Reply> checked(JsonNode wanted) {
        for (JsonNode charge : wanted.path("charges")) {
            if (metric(charge).isEmpty()) {
                return Optional.of(metrics.notFound());
            }
            if (!isPrice(charge.path("properties"))) {
                return Optional.of(LagoRefusal.invalid("amount", "invalid_amount"));
            }
            for (JsonNode filter : charge.path("filters")) {
                if (!isPrice(filter.path("properties"))) {
                    return Optional.of(LagoRefusal.invalid("amount", "invalid_amount"));
                }
            }
        }
        return Optional.empty();
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
