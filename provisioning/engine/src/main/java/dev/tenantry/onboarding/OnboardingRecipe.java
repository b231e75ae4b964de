package dev.tenantry.onboarding;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of an onboarding, in order. */
@Component
class OnboardingRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.ONBOARD;
    }

    @Override
    public List<String> steps(TenantProfile profile) {
        return List.of(InfrastructureStep.NAME, GoLiveStep.NAME);
    }
}
