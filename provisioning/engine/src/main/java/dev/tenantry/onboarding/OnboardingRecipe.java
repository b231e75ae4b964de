package dev.tenantry.onboarding;

import static dev.tenantry.runs.RecipeStep.goesAlong;
import static dev.tenantry.runs.RecipeStep.looks;
import static dev.tenantry.runs.RecipeStep.noWayBack;
import static dev.tenantry.runs.RecipeStep.takenBack;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings everything about that was agreed with a tenant. */
@Component
class OnboardingRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.ONBOARD;
    }

    @Override
    public Class<TenantProfile> input() {
        return TenantProfile.class;
    }

    /**
     * The tenant's own account first, then what the provider runs centrally for it — and nothing of that is a Terraform, a
     * Helm or a restart (R2.5) —, then what runs inside its network. Steps of other modules stand here by their names.
     */
    @Override
    public List<RecipeStep> steps() {
        return List.of(
                looks(AwsAccessStep.NAME),
                takenBack(InfrastructureStep.NAME),
                takenBack(GatewayStep.NAME),
                takenBack("billing"),
                takenBack(IdentityStep.NAME),
                goesAlong(SecretsStep.NAME),
                takenBack("application"),
                takenBack("assistant"),
                takenBack("mcp"),
                looks("verification"),
                noWayBack(GoLiveStep.NAME));
    }
}
