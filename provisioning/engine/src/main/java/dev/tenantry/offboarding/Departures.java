package dev.tenantry.offboarding;

import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.Departure;

/** Reads what a run that takes a tenant down was asked for. */
final class Departures {

    private Departures() {}

    static Departure of(StepContext context) {
        if (context.wanted() instanceof Departure departure) {
            return departure;
        }
        throw new IllegalStateException(
                "nobody asked to take down " + context.wanted().slug());
    }
}
