package dev.tenantry.suspension;

import dev.tenantry.tenants.SuspendedTenants;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From here on the tenant is suspended, for everybody to see. */
@Component
class SuspendStep extends StandingStep {

    static final String NAME = "suspend";

    SuspendStep(ApplicationEventPublisher events, SuspendedTenants tenants, Clock clock) {
        super(NAME, true, events, tenants, clock);
    }
}
