package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removable;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.Value;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.TenantJobs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Deploys Open WebUI, Ollama and Qdrant into the tenant's cluster by Helm (R1.1, R5.2). */
@Component
class ApplicationStep extends ReleaseStep implements Removable {

    static final String NAME = "application";

    ApplicationStep(TenantJobs jobs, ApplicationRelease application) {
        super(jobs, application, NAME);
    }

    @Override
    HelmRelease release(StepContext context, StackFacts stack) {
        return application.release(context, stack);
    }

    @Override
    Progress<PlannedPart> foreseen(StepContext context) {
        Change release = new Change(
                OutsideSystem.KUBERNETES,
                "Release",
                ApplicationRelease.NAME,
                Action.CREATE,
                false,
                List.of(
                        new AttributeChange("chart", Value.absent(), Value.known(ApplicationRelease.CHART)),
                        new AttributeChange(
                                "host",
                                Value.absent(),
                                Value.known(context.profile().hostName())),
                        new AttributeChange(
                                "size",
                                Value.absent(),
                                Value.known(context.profile().size().name()))));
        return Progress.done(
                new PlannedPart.Deferred(Set.of("infrastructure"), application.bounds(context), List.of(release)));
    }

    @Override
    public Optional<PlannedPart.Bounds> bounds(StepContext context) {
        return Optional.of(application.bounds(context));
    }

    /** With its volumes, and with what is set up and attached in the assistant. */
    @Override
    public Progress<PlannedPart> planRemoval(StepContext context) {
        Change release = new Change(
                OutsideSystem.KUBERNETES, "Release", ApplicationRelease.NAME, Action.DESTROY, true, List.of());
        return Progress.done(new PlannedPart.Exact(mayBeThere(context) ? List.of(release) : List.of()));
    }

    // ---- undo: before go-live there is no data that anybody would miss

    @Override
    Progress<Facts> undo(StepContext context) {
        JobOrder remove = remove(context);
        return JobProgress.undoing(
                jobs,
                context,
                remove,
                outcome -> outcome instanceof JobOutcome.NoRelease
                        ? Progress.done(Facts.none())
                        : JobProgress.unexpected(outcome, remove));
    }

    private static JobOrder remove(StepContext context) {
        String namespace = stack(context).namespace();
        return JobOrder.of(NAME, new RunnerJob.HelmUninstall(ApplicationRelease.NAME, namespace, true), LONGEST);
    }

    @Override
    public void cancelRemoval(StepContext context) {
        if (mayBeThere(context)) {
            JobProgress.stopUndoing(jobs, context, remove(context));
        }
    }

    @Override
    public boolean isRemovalAtWork(StepContext context) {
        return mayBeThere(context) && JobProgress.isUndoingAtWork(jobs, context, remove(context));
    }
}
