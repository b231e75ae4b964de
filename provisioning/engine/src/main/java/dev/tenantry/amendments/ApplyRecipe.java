package dev.tenantry.amendments;

import static dev.tenantry.runs.RecipeStep.neverUndone;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that onboarding brought about is brought to what is wanted now; that the tenant can be entered and is live, is known. */
@Component
class ApplyRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.APPLY;
    }

    @Override
    public Class<TenantProfile> input() {
        return TenantProfile.class;
    }

    @Override
    public List<RecipeStep> steps() {
        return List.of(
                neverUndone("infrastructure"),
                neverUndone("gateway"),
                neverUndone("billing"),
                neverUndone("identity"),
                neverUndone("secrets"),
                neverUndone("application"),
                neverUndone("assistant"),
                neverUndone("mcp"),
                neverUndone("verification"));
    }
}
