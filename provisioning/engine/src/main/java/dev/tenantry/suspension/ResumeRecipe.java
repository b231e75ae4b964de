package dev.tenantry.suspension;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything runs before anybody gets in, and that the assistant answers is proven before the tenant is called live. */
@Component
class ResumeRecipe implements Recipe {

    static final List<String> STEPS = List.of("start-workloads", OpenAccessStep.NAME, "verification", ResumeStep.NAME);

    @Override
    public RunKind kind() {
        return RunKind.RESUME;
    }

    @Override
    public List<String> steps(Wanted wanted) {
        return STEPS;
    }
}
