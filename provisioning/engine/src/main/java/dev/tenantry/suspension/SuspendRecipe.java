package dev.tenantry.suspension;

import static dev.tenantry.runs.RecipeStep.takenBack;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Suspension;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody gets in first of all, since that is at once; then nothing runs. */
@Component
class SuspendRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.SUSPEND;
    }

    @Override
    public Class<Suspension> input() {
        return Suspension.class;
    }

    @Override
    public List<RecipeStep> steps() {
        return List.of(takenBack(CloseAccessStep.NAME), takenBack("stop-workloads"), takenBack(SuspendStep.NAME));
    }
}
