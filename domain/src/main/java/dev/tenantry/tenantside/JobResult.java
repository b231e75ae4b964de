package dev.tenantry.tenantside;

import dev.tenantry.tenants.TenantId;
import java.time.Instant;

/**
 * What a job brought back, as far as the runner's signature vouches for it.
 *
 * @param sequence counts up with each result of a standing job; 1 for a job on demand
 */
public record JobResult(
        RunnerJobId job, TenantId tenant, long sequence, Instant startedAt, Instant finishedAt, JobOutcome outcome) {}
