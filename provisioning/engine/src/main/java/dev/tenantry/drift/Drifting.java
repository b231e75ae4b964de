package dev.tenantry.drift;

import dev.tenantry.tenants.TenantId;
import java.time.Instant;

/**
 * A tenant that is not as agreed.
 *
 * @param number of the run that found it
 * @param open how many differences nobody lets be
 */
public record Drifting(TenantId tenant, long number, Instant since, int open) {}
