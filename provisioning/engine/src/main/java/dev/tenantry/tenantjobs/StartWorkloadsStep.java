package dev.tenantry.tenantjobs;

import dev.tenantry.tenantside.TenantJobs;
import org.springframework.stereotype.Component;

/** Brings the workloads of a suspended tenant back, exactly as they were. */
@Component
class StartWorkloadsStep extends WorkloadsStep {

    static final String NAME = "start-workloads";

    StartWorkloadsStep(TenantJobs jobs, ApplicationRelease application) {
        super(jobs, application, NAME, false);
    }
}
