package dev.tenantry.alarms;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Looking at the alarms of tenants. */
@UseCase
public class Alarms {

    /** A list of tenants that somebody should look at ends there. */
    public static final int MOST_ALARMED = 50;

    private final AlarmRows rows;
    private final AlarmSettings settings;
    private final Clock clock;

    Alarms(AlarmRows rows, AlarmSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** How the alarms of a tenant stood at the newest look; empty if nobody looks, since it is not live. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<AlarmReport> of(TenantId tenant) {
        return rows.report(tenant);
    }

    /** Tenants that somebody should look at, those with alarms that wake somebody first; at most {@link #MOST_ALARMED}. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public List<Alarmed> alarmed() {
        return rows.alarmed(clock.instant().minus(settings.unknownAfter()));
    }
}
