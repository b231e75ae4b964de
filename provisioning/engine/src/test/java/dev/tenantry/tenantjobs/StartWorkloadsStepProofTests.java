package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;

@Proves("start-workloads")
class StartWorkloadsStepProofTests extends WorkloadsProofs {

    @Override
    protected Step step() {
        return new StartWorkloadsStep(jobs, application());
    }
}
