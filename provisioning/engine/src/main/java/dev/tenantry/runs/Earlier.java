package dev.tenantry.runs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;

/** What is on record beside a run that its steps may have to know. */
interface Earlier {

    /** Whether two people have agreed that the run may break this lock. */
    boolean released(RunId run, String lock);

    /** What a step handed on in an earlier run of the tenant; empty facts if none did it. */
    Facts handedOn(TenantId tenant, String step);

    /** Whether the run, in whatever state, is the tenant's. */
    boolean isOf(TenantId tenant, RunId run);
}
