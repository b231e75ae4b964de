package dev.tenantry.terraform;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The texts that a plan marks as sensitive anywhere. Terraform's marks do not follow a value into every copy of it — what a
 * provider computed from it, what an older state holds — so a copy is known by its text.
 */
final class SensitiveTexts {

    /** Shorter ones ({@code on}, {@code 1}) would hide half of a plan and protect nothing. */
    private static final int SHORTEST = 4;
    /** From here on also as a part of a longer text: a password within a connection string. */
    private static final int SHORTEST_PART = 8;

    private final Set<String> texts = new HashSet<>();

    static SensitiveTexts in(JsonNode plan) {
        SensitiveTexts found = new SensitiveTexts();
        found.addVariables(plan);
        plan.path("resource_changes").forEach(each -> found.addSides(each.path("change")));
        plan.path("resource_drift").forEach(each -> found.addSides(each.path("change")));
        plan.path("output_changes").forEach(found::addSides);
        return found;
    }

    boolean reveals(String text) {
        return texts.contains(text)
                || texts.stream().anyMatch(secret -> secret.length() >= SHORTEST_PART && text.contains(secret));
    }

    private void addVariables(JsonNode plan) {
        JsonNode declared = plan.path("configuration").path("root_module").path("variables");
        for (var variable : plan.path("variables").properties()) {
            if (declared.path(variable.getKey()).path("sensitive").asBoolean(false)) {
                addAll(variable.getValue().path("value"));
            }
        }
    }

    private void addSides(JsonNode change) {
        addMarked(change.path("before"), change.path("before_sensitive"));
        addMarked(change.path("after"), change.path("after_sensitive"));
    }

    private void addMarked(JsonNode value, JsonNode marks) {
        if (marks.isBoolean()) {
            if (marks.booleanValue()) {
                addAll(value);
            }
        } else if (marks.isObject()) {
            marks.properties().forEach(each -> addMarked(value.path(each.getKey()), each.getValue()));
        } else if (marks.isArray()) {
            for (int i = 0; i < marks.size(); i++) {
                addMarked(value.path(i), marks.get(i));
            }
        }
    }

    private void addAll(JsonNode value) {
        if (value.isString() && value.stringValue().length() >= SHORTEST) {
            texts.add(value.stringValue());
        } else if (value.isContainer()) {
            value.forEach(this::addAll);
        }
    }
}
