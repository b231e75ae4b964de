package dev.tenantry.offboarding;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Nobody gets in first of all, then what was built goes, the last first. What is set up and attached in the assistant lies in the
 * tenant's own database and goes with it: to take it out one by one would need an assistant that answers, and a suspended one does
 * not. The portal's copies of secrets go last, since logs are masked by them.
 */
@Component
class OffboardRecipe implements Recipe {

    static final String CLOSE_ACCESS = "close-access";

    static final List<String> STEPS = List.of(
            LeaveStep.NAME,
            "remove-application",
            "remove-identity",
            "remove-billing",
            "remove-gateway",
            "remove-infrastructure",
            "remove-secrets",
            SweepStep.NAME,
            CloseStep.NAME);

    @Override
    public RunKind kind() {
        return RunKind.OFFBOARD;
    }

    /** Into a suspended tenant nobody gets already; undoing its closing would open it. */
    @Override
    public List<String> steps(Wanted wanted) {
        return wanted instanceof Departure(var profile, var from, var handedOver) && from == Departure.From.LIVE
                ? Stream.concat(Stream.of(CLOSE_ACCESS), STEPS.stream()).toList()
                : STEPS;
    }
}
