package dev.tenantry.drift;

import static dev.tenantry.runs.RecipeStep.looks;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything is looked at that stands somewhere; what only proves that people can work with it is not. */
@Component
class DriftScanRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.DRIFT_SCAN;
    }

    @Override
    public Class<TenantProfile> input() {
        return TenantProfile.class;
    }

    @Override
    public List<RecipeStep> steps() {
        return List.of(
                looks("infrastructure"),
                looks("gateway"),
                looks("billing"),
                looks("identity"),
                looks("secrets"),
                looks("application"),
                looks("assistant"),
                looks("mcp"));
    }
}
