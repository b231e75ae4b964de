package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;

/**
 * The right to touch the outside world for a tenant.
 *
 * @param epoch raised by each call of the engine, so that an older one, of this node or another, can touch nothing any more
 * @param until every call begun under it must have ended by then
 */
record Lease(TenantId tenant, RunId run, long epoch, Instant until) {}
