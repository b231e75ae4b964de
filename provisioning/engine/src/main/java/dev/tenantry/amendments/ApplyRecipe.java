package dev.tenantry.amendments;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that onboarding brought about is brought to what is wanted now; that the tenant can be entered and is live, is known. */
@Component
class ApplyRecipe implements Recipe {

    static final List<String> STEPS = List.of(
            "infrastructure",
            "gateway",
            "billing",
            "identity",
            "secrets",
            "application",
            "assistant",
            "mcp",
            "verification");

    @Override
    public RunKind kind() {
        return RunKind.APPLY;
    }

    @Override
    public List<String> steps(Wanted wanted) {
        return STEPS;
    }
}
