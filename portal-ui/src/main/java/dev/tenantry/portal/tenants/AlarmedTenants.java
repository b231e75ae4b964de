package dev.tenantry.portal.tenants;

import dev.tenantry.alarms.Alarmed;
import dev.tenantry.alarms.Alarms;
import dev.tenantry.portal.security.OncePerRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tenants whose alarms go off, or that nobody can look at: the bell, the overview and the list of tenants all ask for them. */
@Component
class AlarmedTenants {

    private final Alarms alarms;

    AlarmedTenants(Alarms alarms) {
        this.alarms = alarms;
    }

    /** Those with alarms that wake somebody first; at most {@link Alarms#MOST_ALARMED}. For the provider's staff only. */
    List<Alarmed> all() {
        return OncePerRequest.ask(AlarmedTenants.class, "all", alarms::alarmed);
    }
}
