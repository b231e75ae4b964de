package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.PlanDocument.PlannedStep;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A run's plan, change by change.
 *
 * @param hash what an approval of exactly this plan must name
 */
record PlanJson(String hash, int revision, List<Step> steps) {

    static PlanJson of(RunPlan plan) {
        return new PlanJson(
                plan.hash(),
                plan.revision(),
                plan.document().steps().stream().map(Step::of).toList());
    }

    /**
     * @param bounds what may still be added to the changes, where the step could not be planned yet; missing if they are all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String name,
            int version,
            List<ChangeJson> changes,
            @Nullable Bounds bounds) {

        static Step of(PlannedStep step) {
            return new Step(
                    step.step().name(),
                    step.step().version(),
                    step.part().changes().stream().map(ChangeJson::of).toList(),
                    step.part() instanceof PlannedPart.Deferred deferred ? Bounds.of(deferred) : null);
        }
    }

    /** @param waitsFor the steps that must be done before the rest is known */
    record Bounds(Set<String> waitsFor, Set<Change.Action> actions, Set<String> types, int most) {

        static Bounds of(PlannedPart.Deferred part) {
            return new Bounds(
                    new TreeSet<>(part.waitsFor()),
                    new TreeSet<>(part.bounds().actions()),
                    new TreeSet<>(part.bounds().types()),
                    part.bounds().most());
        }
    }

    /** @param holdsData whether destroying or replacing it would lose data */
    record ChangeJson(
            OutsideSystem system,
            Change.Action action,
            String type,
            String address,
            boolean holdsData,
            List<Attribute> attributes) {

        static ChangeJson of(Change change) {
            return new ChangeJson(
                    change.system(),
                    change.action(),
                    change.type(),
                    change.address(),
                    change.stateful(),
                    change.attributes().stream()
                            .map(attribute -> new Attribute(
                                    attribute.path(), words(attribute.before()), words(attribute.after())))
                            .toList());
        }
    }

    /** One attribute before and after; a side that is missing is not there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attribute(
            String path, @Nullable String before, @Nullable String after) {}

    private static @Nullable String words(Value value) {
        return switch (value) {
            case Value.Absent absent -> null;
            case Value.Known(var text) -> text;
            case Value.Sensitive secret -> "(hidden)";
            case Value.Masked masked -> "(hidden)";
            case Value.Unknown unknown -> "(known later)";
        };
    }
}
