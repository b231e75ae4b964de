package dev.tenantry.drift;

import dev.tenantry.tenants.TenantId;
import java.time.Instant;

/**
 * A tenant that is not as agreed.
 *
 * @param since when that was found
 * @param open how many differences nobody lets be
 */
public record Drifting(TenantId tenant, Instant since, int open) {}
