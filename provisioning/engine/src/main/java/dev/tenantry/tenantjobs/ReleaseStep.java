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
import dev.tenantry.tenantside.JobOutcome.RenderedField;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.TenantJobs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step that brings the tenant's release to what is wanted: it asks Helm what would really change, compares that once more with what
 * was approved, and applies.
 */
abstract class ReleaseStep extends JobStep {

    static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Set<String> WITH_DATA = Set.of("StatefulSet", "PersistentVolumeClaim", "PersistentVolume");
    private static final String CHECKED = "checked";

    final ApplicationRelease application;
    private final String name;

    ReleaseStep(TenantJobs jobs, ApplicationRelease application, String name) {
        super(jobs, new StepKey(name, 1), OutsideSystem.KUBERNETES);
        this.application = application;
        this.name = name;
    }

    /** The release as this step wants it. */
    abstract HelmRelease release(StepContext context, StackFacts stack);

    /** What can be said of the release before the stack stands. */
    abstract Progress<PlannedPart> foreseen(StepContext context);

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
            return foreseen(context);
        }
        Optional<Failure> missing = application.missing(context);
        if (missing.isPresent()) {
            return Progress.failed(missing.get());
        }
        JobOrder look = look(context, stack.get());
        return JobProgress.anew(jobs, context, look, outcome -> planned(outcome, look));
    }

    private JobOrder look(StepContext context, StackFacts stack) {
        return order(new RunnerJob.HelmPlan(release(context, stack)));
    }

    @Override
    public boolean stopPlanning(StepContext context, boolean atOnce) {
        return StackFacts.of(context)
                .map(stack -> JobProgress.stopAnew(jobs, context, look(context, stack)))
                .orElse(true);
    }

    private static Progress<PlannedPart> planned(JobOutcome outcome, JobOrder order) {
        return outcome instanceof JobOutcome.Planned(List<RenderedChange> changes)
                ? Progress.done(new PlannedPart.Exact(
                        changes.stream().map(ReleaseStep::change).toList()))
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
                Stream.concat(
                                Stream.of(whole(rendered)),
                                rendered.fields().stream().map(ReleaseStep::attribute))
                        .toList());
    }

    /** What anything that changes in the object changes, whether it is shown or not. */
    private static AttributeChange whole(RenderedChange rendered) {
        return new AttributeChange(
                Change.WHOLE, value(rendered.digestBefore(), false), value(rendered.digestAfter(), false));
    }

    private static AttributeChange attribute(RenderedField field) {
        return new AttributeChange(
                field.path(), value(field.before(), field.masked()), value(field.after(), field.masked()));
    }

    private static Value value(@Nullable String text, boolean masked) {
        if (text == null) {
            return Value.absent();
        }
        return masked ? Value.sensitive(text) : Value.known(text);
    }

    // ---- do: look once more, since time may have passed since the plan, then apply

    @Override
    public Progress<Facts> start(StepContext context) {
        return application
                .missing(context)
                .map(Progress::<Facts>failed)
                .or(() -> earlier(context))
                .orElseGet(() -> looking(context));
    }

    private Progress<Facts> looking(StepContext context) {
        JobOrder look = look(context, stack(context));
        return JobProgress.of(jobs, context, look, outcome -> switch (planned(outcome, look)) {
            case Progress.Done<PlannedPart>(PlannedPart now) -> apply(context, context.beyondApproval(now));
            case Progress.Working<PlannedPart>(var memo, var wait, var saying) -> Progress.working(memo, wait, saying);
            case Progress.Failed<PlannedPart>(var failure) -> Progress.failed(failure);
        });
    }

    private Progress<Facts> apply(StepContext context, List<Saying> beyond) {
        if (!beyond.isEmpty()) {
            return Progress.failed(Failure.stale(OutsideSystem.KUBERNETES, name, beyond));
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
        return apply(context, stack, release(context, stack));
    }

    final JobOrder apply(StepContext context, StackFacts stack, HelmRelease release) {
        return order(new RunnerJob.HelmApply(
                release, application.database(context, stack).orElse(null), application.ingress()));
    }

    private JobOrder order(RunnerJob job) {
        return JobOrder.of(name, job, LONGEST).with(application.chart());
    }

    static StackFacts stack(StepContext context) {
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
                .behind(released.loadBalancer())
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

    @Override
    boolean mayBeThere(StepContext context) {
        return StackFacts.of(context).isPresent();
    }
}
