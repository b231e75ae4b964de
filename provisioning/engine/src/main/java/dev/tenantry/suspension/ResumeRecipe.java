package dev.tenantry.suspension;

import static dev.tenantry.runs.RecipeStep.looks;
import static dev.tenantry.runs.RecipeStep.takenBack;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Suspension;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything runs before anybody gets in, and that the assistant answers is proven before the tenant is called live. */
@Component
class ResumeRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.RESUME;
    }

    @Override
    public Class<Suspension> input() {
        return Suspension.class;
    }

    @Override
    public List<RecipeStep> steps() {
        return List.of(
                takenBack("start-workloads"),
                takenBack(OpenAccessStep.NAME),
                looks("verification"),
                takenBack(ResumeStep.NAME));
    }
}
