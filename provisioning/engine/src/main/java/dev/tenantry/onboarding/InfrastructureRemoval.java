package dev.tenantry.onboarding;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removal;
import dev.tenantry.steps.StepContext;
import org.springframework.stereotype.Component;

/** Destroys the stack of a tenant that leaves, with what is in it. */
@Component
class InfrastructureRemoval extends Removal {

    InfrastructureRemoval(InfrastructureStep infrastructure) {
        super(infrastructure);
    }

    /** Before it destroys it plans anew, as an apply does, and compares then. */
    @Override
    public Progress<Facts> start(StepContext context) {
        return poll(context);
    }
}
