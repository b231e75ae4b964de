package dev.tenantry.onboarding;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of an onboarding, in order. */
@Component
class OnboardingRecipe implements Recipe {

    /**
     * The tenant's own account first, then what the provider runs centrally for it — and nothing of that is a Terraform, a
     * Helm or a restart (R2.5) —, then what runs inside its network. Steps of other modules stand here by their names.
     */
    static final List<String> STEPS = List.of(
            AwsAccessStep.NAME,
            InfrastructureStep.NAME,
            GatewayStep.NAME,
            "billing",
            IdentityStep.NAME,
            SecretsStep.NAME,
            "application",
            "assistant",
            "mcp",
            "verification",
            GoLiveStep.NAME);

    @Override
    public RunKind kind() {
        return RunKind.ONBOARD;
    }

    @Override
    public List<String> steps(Wanted wanted) {
        return STEPS;
    }
}
