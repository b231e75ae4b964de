package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.TenantJobs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sets the assistant up as agreed: connections by policy, models under ids that stay, a line of welcome (R3.1–R3.4). */
@Component
class AssistantStep extends JobStep {

    static final String NAME = "assistant";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Wishes wishes;

    AssistantStep(TenantJobs jobs, Wishes wishes) {
        super(jobs, new StepKey(NAME, 1), OutsideSystem.OPEN_WEBUI);
        this.wishes = wishes;
    }

    /** While no assistant is there, all of it is new; later it is compared with what the runner reads. */
    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        if (!AssistantTarget.isThere(context)) {
            return Progress.done(new PlannedPart.Exact(AssistantChanges.all(wishes.foreseen(context))));
        }
        JobOrder read = read(context);
        return JobProgress.anew(jobs, context, read, outcome -> {
            if (!(outcome instanceof AssistantState now)) {
                return JobProgress.unexpected(outcome, read);
            }
            List<Change> changes = AssistantChanges.between(now, wishes.foreseen(context));
            return Progress.done(new PlannedPart.Exact(changes));
        });
    }

    private static JobOrder read(StepContext context) {
        return JobOrder.of(NAME, new RunnerJob.AssistantRead(AssistantTarget.of(context)), LONGEST);
    }

    @Override
    public boolean stopPlanning(StepContext context, boolean atOnce) {
        return !AssistantTarget.isThere(context) || JobProgress.stopAnew(jobs, context, read(context));
    }

    @Override
    JobOrder order(StepContext context) {
        return JobOrder.of(
                NAME, new RunnerJob.AssistantConfigure(AssistantTarget.of(context), wishes.of(context)), LONGEST);
    }

    @Override
    Progress<Facts> done(StepContext context, JobOutcome outcome) {
        if (!(outcome instanceof AssistantState state)) {
            return JobProgress.unexpected(outcome, order(context));
        }
        context.log()
                .info("Open WebUI " + state.version() + " offers "
                        + state.models().size() + " models");
        return Progress.done(Facts.of("version", state.version())
                .with("default-model", wishes.of(context).defaultModel()));
    }

    @Override
    List<Saying> differences(StepContext context, JobOutcome outcome) {
        return outcome instanceof AssistantState state
                ? AssistantChanges.between(state, wishes.foreseen(context)).stream()
                        .map(change -> AssistantPhrase.NOT_AS_WANTED.say(change.address()))
                        .toList()
                : List.of(AssistantPhrase.NOT_READ_BACK.say());
    }

    /** An assistant that was never deployed, or is gone with its release, has neither connections nor models. */
    @Override
    boolean mayBeThere(StepContext context) {
        return AssistantTarget.isThere(context);
    }

    @Override
    Progress<Facts> undo(StepContext context) {
        AssistantWishes ours = wishes.foreseen(context);
        JobOrder reset = JobOrder.of(
                NAME,
                new RunnerJob.AssistantReset(
                        AssistantTarget.of(context),
                        ours.models().stream()
                                .flatMap(alias -> java.util.stream.Stream.of(alias.id(), alias.base()))
                                .collect(Collectors.toSet())),
                LONGEST);
        return JobProgress.undoingInside(
                jobs,
                context,
                reset,
                outcome -> outcome instanceof AssistantState
                        ? Progress.done(Facts.none())
                        : JobProgress.unexpected(outcome, reset));
    }
}
