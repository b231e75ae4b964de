package dev.tenantry.runs;

import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;

/** A recipe of steps that a test names; nothing is said of their undoing. */
public record NamedSteps(RunKind kind, List<RecipeStep> steps) implements Recipe {

    public static NamedSteps of(RunKind kind, List<String> names) {
        return new NamedSteps(kind, names.stream().map(RecipeStep::takenBack).toList());
    }

    @Override
    public Class<Wanted> input() {
        return Wanted.class;
    }
}
