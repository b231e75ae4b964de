package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.RenderedChange;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.TenantJobs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deploys Open WebUI, Ollama and Qdrant into the tenant's cluster by Helm (R1.1, R5.2). */
@Component
class ApplicationStep extends JobStep {

    static final String NAME = "application";
    private static final Set<String> WITH_DATA = Set.of("StatefulSet", "PersistentVolumeClaim", "PersistentVolume");
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String CHECKED = "checked";

    private final ApplicationRelease application;

    ApplicationStep(TenantJobs jobs, ApplicationRelease application) {
        super(jobs, new StepKey(NAME, 1), OutsideSystem.KUBERNETES);
        this.application = application;
    }

    /** Volumes are made and images pulled. */
    @Override
    public StepTraits traits() {
        return super.traits().withTimeout(Duration.ofHours(1));
    }

    // ---- plan: what is foreseen until the stack stands, then what Helm would really change

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        Optional<StackFacts> stack = StackFacts.of(context);
        if (stack.isEmpty()) {
            return Progress.done(foreseen(context));
        }
        JobOrder look = order(new RunnerJob.HelmPlan(application.release(context, stack.get())));
        return JobProgress.anew(jobs, context, look, outcome -> planned(outcome, look));
    }

    private PlannedPart foreseen(StepContext context) {
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
        return new PlannedPart.Deferred(Set.of("infrastructure"), application.bounds(context), List.of(release));
    }

    private static Progress<PlannedPart> planned(JobOutcome outcome, JobOrder order) {
        return outcome instanceof JobOutcome.Planned(List<RenderedChange> changes)
                ? Progress.done(new PlannedPart.Exact(
                        changes.stream().map(ApplicationStep::change).toList()))
                : JobProgress.unexpected(outcome, order);
    }

    private static Change change(RenderedChange rendered) {
        Action action = rendered.digestBefore() == null
                ? Action.CREATE
                : rendered.digestAfter() == null ? Action.DESTROY : Action.CHANGE;
        return new Change(
                OutsideSystem.KUBERNETES,
                rendered.kind(),
                rendered.kind() + "/" + rendered.name(),
                action,
                WITH_DATA.contains(rendered.kind()),
                List.of(new AttributeChange(
                        "manifest", value(rendered.digestBefore()), value(rendered.digestAfter()))));
    }

    private static Value value(@Nullable String digest) {
        return digest == null ? Value.absent() : Value.known(digest);
    }

    // ---- do: look once more, since time may have passed since the plan, then apply

    @Override
    public Progress<Facts> start(StepContext context) {
        return earlier(context).orElseGet(() -> looking(context));
    }

    private Progress<Facts> looking(StepContext context) {
        JobOrder look = order(new RunnerJob.HelmPlan(release(context)));
        return JobProgress.of(jobs, context, look, outcome -> switch (planned(outcome, look)) {
            case Progress.Done<PlannedPart>(PlannedPart now) -> apply(context, context.beyondApproval(now));
            case Progress.Working<PlannedPart>(var memo, var wait, var saying) -> Progress.working(memo, wait, saying);
            case Progress.Failed<PlannedPart>(var failure) -> Progress.failed(failure);
        });
    }

    private Progress<Facts> apply(StepContext context, List<Saying> beyond) {
        if (!beyond.isEmpty()) {
            return Progress.failed(Failure.stale(OutsideSystem.KUBERNETES, NAME, beyond));
        }
        return applying(context);
    }

    private Progress<Facts> applying(StepContext context) {
        return switch (super.start(context)) {
            case Progress.Working<Facts>(var memo, var wait, var saying) ->
                Progress.working(memo.with(CHECKED, "yes"), wait, saying);
            case Progress.Done<Facts> done -> done;
            case Progress.Failed<Facts> failed -> failed;
        };
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return context.memo().get(CHECKED).isPresent() ? applying(context) : start(context);
    }

    @Override
    JobOrder order(StepContext context) {
        StackFacts stack = stack(context);
        return order(new RunnerJob.HelmApply(
                application.release(context, stack),
                application.database(context, stack).orElse(null)));
    }

    private JobOrder order(RunnerJob job) {
        return JobOrder.of(NAME, job, LONGEST).with(application.chart());
    }

    private HelmRelease release(StepContext context) {
        return application.release(context, stack(context));
    }

    private static StackFacts stack(StepContext context) {
        return StackFacts.of(context)
                .orElseThrow(() -> new IllegalStateException("the stack hands on nothing to deploy into"));
    }

    @Override
    Progress<Facts> done(StepContext context, JobOutcome outcome) {
        if (!(outcome instanceof JobOutcome.Released released)) {
            return JobProgress.unexpected(outcome, order(context));
        }
        released.notes().forEach(context.log()::warn);
        context.log().info("revision " + released.revision() + " is " + released.status());
        return Progress.done(application
                .target(context)
                .facts()
                .with("revision", Integer.toString(released.revision()))
                .with("app-version", released.appVersion()));
    }

    @Override
    List<Saying> differences(StepContext context, JobOutcome outcome) {
        if (!(outcome instanceof JobOutcome.Released released)) {
            return List.of(AssistantPhrase.NOTHING_DEPLOYED.say());
        }
        return released.status().equals("deployed")
                ? List.of()
                : List.of(AssistantPhrase.REVISION_IS.say(released.revision(), released.status()));
    }

    // ---- undo: before go-live there is no data that anybody would miss

    @Override
    boolean mayBeThere(StepContext context) {
        return StackFacts.of(context).isPresent();
    }

    @Override
    Progress<Facts> undo(StepContext context) {
        String namespace = release(context).namespace();
        JobOrder remove =
                JobOrder.of(NAME, new RunnerJob.HelmUninstall(ApplicationRelease.NAME, namespace, true), LONGEST);
        return JobProgress.anew(
                jobs,
                context,
                remove,
                outcome -> outcome instanceof JobOutcome.NoRelease
                        ? Progress.done(Facts.none())
                        : JobProgress.unexpected(outcome, remove));
    }
}
