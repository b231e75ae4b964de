package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.TenantJobs;

/** Takes the workloads of a tenant that is live to zero, or back to work. Undoing is the other way round. */
abstract class WorkloadsStep extends ReleaseStep {

    private final String name;
    private final boolean standstill;

    WorkloadsStep(TenantJobs jobs, ApplicationRelease application, String name, boolean standstill) {
        super(jobs, application, name);
        this.name = name;
        this.standstill = standstill;
    }

    @Override
    final HelmRelease release(StepContext context, StackFacts stack) {
        return release(context, stack, standstill);
    }

    private HelmRelease release(StepContext context, StackFacts stack, boolean still) {
        return still ? application.standingStill(context, stack) : application.release(context, stack);
    }

    /** Only what stands can be taken to zero: no run of the tenant has told of a stack. */
    @Override
    final Progress<PlannedPart> foreseen(StepContext context) {
        return Progress.failed(Failure.of(
                FailureClass.CONFIG, OutsideSystem.KUBERNETES, name, AssistantPhrase.NOTHING_DEPLOYED.say()));
    }

    /** It is over only when Helm has said that the release is deployed, so that there is nothing more to look for. */
    @Override
    final Progress<Facts> undo(StepContext context) {
        StackFacts stack = stack(context);
        JobOrder back = apply(context, stack, release(context, stack, !standstill));
        return JobProgress.anew(jobs, context, back, outcome -> done(context, outcome));
    }
}
