package dev.tenantry.suspension;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody gets in first of all, since that is at once; then nothing runs. */
@Component
class SuspendRecipe implements Recipe {

    static final List<String> STEPS = List.of(CloseAccessStep.NAME, "stop-workloads", SuspendStep.NAME);

    @Override
    public RunKind kind() {
        return RunKind.SUSPEND;
    }

    @Override
    public List<String> steps(Wanted wanted) {
        return STEPS;
    }
}
