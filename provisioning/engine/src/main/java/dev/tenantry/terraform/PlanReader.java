package dev.tenantry.terraform;

import dev.tenantry.terraform.ResourceChange.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what {@code terraform show -json} says of a plan, format 1.x; takes what it does not know as it comes. */
final class PlanReader {

    private final JsonNode plan;
    private final SensitiveTexts secrets;

    private PlanReader(JsonNode plan) {
        this.plan = plan;
        this.secrets = SensitiveTexts.in(plan);
    }

    static TerraformPlan read(JsonNode plan) {
        return new PlanReader(plan).read();
    }

    private TerraformPlan read() {
        List<ResourceChange> resources = changes("resource_changes");
        Set<String> outputs = changedOutputs();
        boolean errored = plan.path("errored").asBoolean(false);
        boolean effective = !outputs.isEmpty() || resources.stream().anyMatch(ResourceChange::isEffective);
        return new TerraformPlan(
                resources,
                changes("resource_drift"),
                outputs,
                // older OpenTofu says neither of the two
                plan.path("applyable").asBoolean(effective && !errored),
                plan.path("complete").asBoolean(!errored),
                errored);
    }

    private List<ResourceChange> changes(String name) {
        return plan.path(name)
                .valueStream()
                .map(this::change)
                .sorted(Comparator.comparing(ResourceChange::address))
                .toList();
    }

    private ResourceChange change(JsonNode node) {
        JsonNode change = node.path("change");
        Action action = action(change);
        boolean untouched = action == Action.NOOP || action == Action.READ;
        return new ResourceChange(
                address(node),
                text(node, "type"),
                text(node, "name"),
                text(node, "module_address"),
                action,
                text(node, "action_reason"),
                emptyToNull(text(node, "previous_address")),
                untouched ? List.of() : AttributeDifferences.of(change, secrets));
    }

    private static String address(JsonNode node) {
        String deposed = text(node, "deposed");
        return text(node, "address") + (deposed.isEmpty() ? "" : " (deposed " + deposed + ")");
    }

    private static Action action(JsonNode change) {
        Set<String> actions = names(change.path("actions"));
        boolean imported = change.path("importing").isObject();
        if (actions.contains("forget")) {
            return Action.FORGET;
        }
        if (actions.contains("delete")) {
            return actions.contains("create") ? Action.REPLACE : Action.DELETE;
        }
        if (imported) {
            return Action.IMPORT;
        }
        return SINGLE.getOrDefault(actions.stream().findFirst().orElse("no-op"), Action.UPDATE);
    }

    /** An action that is not among these is new to us: better shown as a change than not at all. */
    private static final Map<String, Action> SINGLE =
            Map.of("no-op", Action.NOOP, "read", Action.READ, "create", Action.CREATE, "update", Action.UPDATE);

    private Set<String> changedOutputs() {
        return plan.path("output_changes").properties().stream()
                .filter(output -> !names(output.getValue().path("actions")).equals(Set.of("no-op")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode array) {
        return array.valueStream().map(each -> each.asString("")).collect(Collectors.toSet());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
