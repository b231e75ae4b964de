package dev.tenantry.offboarding;

import static dev.tenantry.runs.RecipeStep.looks;
import static dev.tenantry.runs.RecipeStep.noWayBack;
import static dev.tenantry.runs.RecipeStep.takenBack;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Nobody gets in first of all, then what was built goes, the last first. What is set up and attached in the assistant lies in the
 * tenant's own database and goes with it: to take it out one by one would need an assistant that answers, and a suspended one does
 * not. The portal's copies of secrets go last, since logs are masked by them.
 */
@Component
class OffboardRecipe implements Recipe {

    static final String CLOSE_ACCESS = "close-access";

    @Override
    public RunKind kind() {
        return RunKind.OFFBOARD;
    }

    @Override
    public Class<Departure> input() {
        return Departure.class;
    }

    @Override
    public List<RecipeStep> steps() {
        return List.of(
                takenBack(CLOSE_ACCESS),
                noWayBack(LeaveStep.NAME),
                noWayBack("remove-application"),
                noWayBack("remove-identity"),
                noWayBack("remove-billing"),
                noWayBack("remove-gateway"),
                noWayBack("remove-infrastructure"),
                noWayBack("remove-secrets"),
                looks(SweepStep.NAME),
                noWayBack(CloseStep.NAME));
    }

    /** Into a suspended tenant nobody gets already; undoing its closing would open it. */
    @Override
    public List<RecipeStep> definition(Wanted wanted) {
        return wanted instanceof Departure(var profile, var from, var handedOver) && from == Departure.From.LIVE
                ? steps()
                : steps().stream()
                        .filter(step -> !step.name().equals(CLOSE_ACCESS))
                        .toList();
    }
}
