package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.NamedSteps;
import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

/** Stands for all that is built for a tenant: wanted is blue, and somebody may paint it over. */
final class ColouredStack extends StepOfTests {

    static final Map<TenantId, String> COLOURS = new ConcurrentHashMap<>();

    private ColouredStack() {
        super("stack");
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return Progress.done(new PlannedPart.Exact(changes(COLOURS.get(context.tenant()))));
    }

    private static List<Change> changes(@Nullable String colour) {
        if ("blue".equals(colour)) {
            return List.of();
        }
        Change.Action action = colour == null ? Change.Action.CREATE : Change.Action.CHANGE;
        Value before = colour == null ? Value.absent() : Value.known(colour);
        return List.of(new Change(
                OutsideSystem.AWS,
                "stack",
                "stack",
                action,
                false,
                List.of(new AttributeChange("colour", before, Value.known("blue")))));
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        COLOURS.put(context.tenant(), "blue");
        return Progress.done(
                Facts.of("cluster", "cluster-of-" + context.profile().slug()));
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class Steps {

        @Bean
        Step stack() {
            return new ColouredStack();
        }

        @Bean
        Recipe applying() {
            return recipe(RunKind.APPLY);
        }

        @Bean
        Recipe comparing() {
            return recipe(RunKind.DRIFT_SCAN);
        }

        private static Recipe recipe(RunKind kind) {
            return NamedSteps.of(kind, List.of("stack"));
        }
    }
}
