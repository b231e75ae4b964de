package dev.tenantry.offboarding;

import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;

/** Says in a signed document what is gone of a tenant. */
interface Certifying {

    boolean isIssued(TenantId tenant, RunId run);

    /** For the run that has looked for everything once more; nothing happens if it has one. */
    void issue(StepContext context);
}
