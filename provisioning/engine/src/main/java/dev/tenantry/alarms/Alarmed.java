package dev.tenantry.alarms;

import dev.tenantry.tenants.TenantId;
import java.time.Instant;

/**
 * A tenant whose alarms somebody should look at.
 *
 * @param since the oldest that goes off, or since when nobody can look
 * @param pages how many go off that wake somebody
 * @param warnings how many others go off; with no pages, none means that nobody can look
 */
public record Alarmed(TenantId tenant, Instant since, int pages, int warnings) {

    public boolean isUnknown() {
        return pages + warnings == 0;
    }
}
