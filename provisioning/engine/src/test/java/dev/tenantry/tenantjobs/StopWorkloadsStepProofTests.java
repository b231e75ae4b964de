package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;

@Proves("stop-workloads")
class StopWorkloadsStepProofTests extends WorkloadsProofs {

    @Override
    protected Step step() {
        return new StopWorkloadsStep(jobs, application());
    }
}
