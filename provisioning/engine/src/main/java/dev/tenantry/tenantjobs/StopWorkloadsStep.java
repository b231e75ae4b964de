package dev.tenantry.tenantjobs;

import dev.tenantry.steps.StepTraits;
import dev.tenantry.tenantside.TenantJobs;
import org.springframework.stereotype.Component;

/** Takes every workload of the tenant to zero; volumes, buckets and database stay as they are. */
@Component
class StopWorkloadsStep extends WorkloadsStep {

    static final String NAME = "stop-workloads";

    StopWorkloadsStep(TenantJobs jobs, ApplicationRelease application) {
        super(jobs, application, NAME, true);
    }

    /** Whoever cannot reach the tenant's account any more can still suspend it: nobody gets in by then. */
    @Override
    public StepTraits traits() {
        return super.traits().asSkippable();
    }
}
