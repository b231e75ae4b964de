package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.AssistantWishes.Alias;
import dev.tenantry.tenantside.AssistantWishes.Gateway;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.ModelRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to change in an assistant, as plan lines. */
final class AssistantChanges {

    private static final AssistantState NOTHING =
            new AssistantState("", false, List.of(), List.of(), false, List.of(), List.of(), List.of());

    private AssistantChanges() {}

    static List<Change> all(AssistantWishes wishes) {
        return between(NOTHING, wishes);
    }

    static List<Change> between(AssistantState now, AssistantWishes wishes) {
        List<Change> changes = new ArrayList<>();
        gateway(now, wishes.gateway(), changes);
        List<String> ollama = List.of(wishes.ollama().toString());
        if (!now.ollamaOn() || !now.ollamaAddresses().equals(ollama)) {
            changes.add(connection("ollama", now.ollamaAddresses(), ollama, List.of(), List.of()));
        }
        Map<String, ModelRow> rows = now.models().stream().collect(Collectors.toMap(ModelRow::id, row -> row));
        wishes.models().forEach(alias -> model(rows.get(alias.id()), alias, changes));
        if (!Objects.equals(now.banner(), wishes.banner())) {
            changes.add(banner(now.banner(), wishes.banner()));
        }
        return changes;
    }

    private static void gateway(AssistantState now, @Nullable Gateway gateway, List<Change> changes) {
        List<String> addresses =
                gateway == null ? List.of() : List.of(gateway.address().toString());
        List<String> models = gateway == null ? List.of() : gateway.models();
        boolean same = now.gatewayOn() == (gateway != null)
                && now.gatewayAddresses().equals(addresses)
                && now.gatewayModels().equals(models);
        if (!same) {
            changes.add(connection("gateway", now.gatewayAddresses(), addresses, now.gatewayModels(), models));
        }
    }

    private static Change connection(
            String name, List<String> before, List<String> after, List<String> modelsBefore, List<String> modelsAfter) {
        Action action = before.isEmpty() ? Action.CREATE : after.isEmpty() ? Action.DESTROY : Action.CHANGE;
        return new Change(
                OutsideSystem.OPEN_WEBUI,
                "connection",
                name,
                action,
                false,
                List.of(
                        new AttributeChange("address", value(before), value(after)),
                        new AttributeChange("models", value(modelsBefore), value(modelsAfter))));
    }

    private static void model(@Nullable ModelRow before, Alias wanted, List<Change> changes) {
        String base = before == null ? null : before.base();
        if (wanted.base().equals(base)) {
            return;
        }
        changes.add(new Change(
                OutsideSystem.OPEN_WEBUI,
                "model",
                wanted.id(),
                before == null ? Action.CREATE : Action.CHANGE,
                false,
                List.of(new AttributeChange(
                        "base", base == null ? Value.absent() : Value.known(base), Value.known(wanted.base())))));
    }

    private static Change banner(@Nullable String before, @Nullable String after) {
        return new Change(
                OutsideSystem.OPEN_WEBUI,
                "banner",
                "start-page",
                before == null ? Action.CREATE : after == null ? Action.DESTROY : Action.CHANGE,
                false,
                List.of(new AttributeChange("text", value(before), value(after))));
    }

    private static Value value(@Nullable String text) {
        return text == null ? Value.absent() : Value.known(text);
    }

    private static Value value(List<String> texts) {
        return texts.isEmpty() ? Value.absent() : Value.known(String.join(", ", texts));
    }
}
