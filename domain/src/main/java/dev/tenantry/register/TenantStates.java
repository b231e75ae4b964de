package dev.tenantry.register;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves tenants from state to state, for the modules that carry the change out. */
@Component
public class TenantStates {

    private final TenantScope scope;
    private final TenantRows rows;
    private final Clock clock;

    TenantStates(TenantScope scope, TenantRows rows, Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Checks the draft once more and, if it is valid, makes it an onboarding tenant, within the caller's scope. Throws
     * {@link org.springframework.dao.DuplicateKeyException} if another tenant took slug or account in this moment.
     */
    public Checked submit(TenantId tenant, TenantDraft draft) {
        Checked checked = DraftRules.check(
                tenant, draft, rows.neighboursOf(tenant), LocalDate.ofInstant(clock.instant(), clock.getZone()));
        if (checked instanceof Checked.Valid(TenantProfile profile)) {
            rows.submit(tenant, profile, clock.instant());
        }
        return checked;
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void wentLive(TenantWentLive event) {
        scope.inProvider(() -> rows.move(event.tenant(), StateName.ONBOARDING, new TenantState.Live(event.at())));
    }
}
