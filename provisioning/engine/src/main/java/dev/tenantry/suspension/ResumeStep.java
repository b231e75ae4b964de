package dev.tenantry.suspension;

import dev.tenantry.tenants.SuspendedTenants;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From here on the tenant is live again. */
@Component
class ResumeStep extends StandingStep {

    static final String NAME = "resume";

    ResumeStep(ApplicationEventPublisher events, SuspendedTenants tenants, Clock clock) {
        super(NAME, false, events, tenants, clock);
    }
}
