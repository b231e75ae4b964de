package dev.tenantry.onboarding;

import dev.tenantry.aws.TaggedObjects;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removable;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.LiveTenants;
import dev.tenantry.terraform.TerraformTask;
import dev.tenantry.terraform.TerraformTask.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Builds the stack in the tenant's account by Terraform. What was planned for approval is never applied as it lies there:
 * each attempt plans anew and goes on only if nothing in it is beyond the approval.
 */
@Component
class InfrastructureStep implements Removable {

    static final String NAME = "infrastructure";
    private static final String PHASE = "phase";
    private static final String EARLIER = "earlier";
    /** A look is a plan as well, in the same folder: neither undoing nor a new attempt may meet one that lives. */
    private static final List<String> FORWARD = List.of("look", "push", "plan", "apply");

    private static final List<String> BACKWARD = List.of("save", "open-plan", "open", "unplan", "destroy");
    /** What refuses to be destroyed until it is told otherwise. */
    private static final Set<String> PROTECTED = Set.of(
            "aws_s3_bucket",
            "aws_db_instance",
            "aws_backup_vault",
            "aws_backup_vault_policy",
            "aws_route53_resolver_firewall_rule_group_association");

    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final TerraformJobs jobs;
    private final LiveTenants live;
    private final TaggedObjects tagged;

    InfrastructureStep(TerraformJobs jobs, LiveTenants live, TaggedObjects tagged) {
        this.jobs = jobs;
        this.live = live;
        this.tagged = tagged;
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.TERRAFORM).withTimeout(Duration.ofHours(2));
    }

    // ---- plan

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return look(context, Goal.RECONCILE);
    }

    @Override
    public Progress<PlannedPart> planRemoval(StepContext context) {
        return look(context, Goal.DESTROY);
    }

    private Progress<PlannedPart> look(StepContext context, Goal goal) {
        if (context.memo().get(PHASE).isEmpty()) {
            if (jobs.underWay(context, List.of("look"), context.attempt())) {
                return Progress.working(Facts.none(), GLANCE, OnboardingPhrase.TERRAFORM_EARLIER.say());
            }
            // an answer to an earlier asking, perhaps for other inputs, is not given again
            jobs.forget(context, "look");
        }
        return jobs.advance(context, "look", new TerraformTask.Plan(goal), () -> {
            return Progress.done(new PlannedPart.Exact(jobs.changes(context)));
        });
    }

    @Override
    public boolean stopPlanning(StepContext context, boolean atOnce) {
        List<String> look = List.of("look");
        if (atOnce) {
            jobs.kill(context, look);
        } else {
            jobs.stop(context, look);
        }
        return !jobs.underWay(context, look, context.attempt());
    }

    // ---- do: save what an earlier attempt could not, plan anew, compare, apply

    @Override
    public Progress<Facts> start(StepContext context) {
        if (jobs.underWay(context, FORWARD, context.attempt() - 1)) {
            return Progress.working(Facts.of(PHASE, EARLIER), GLANCE, OnboardingPhrase.TERRAFORM_EARLIER.say());
        }
        return jobs.hasUnsavedState(context) ? push(context) : reconcile(context);
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return switch (context.memo().get(PHASE).orElse("")) {
            case EARLIER -> start(context);
            case "push" -> push(context);
            case "apply" -> apply(context);
            default -> reconcile(context);
        };
    }

    private Progress<Facts> push(StepContext context) {
        return jobs.advance(context, "push", new TerraformTask.PushState(), () -> reconcile(context));
    }

    private Progress<Facts> reconcile(StepContext context) {
        if (jobs.isStarted(context, "apply")) {
            // compared before it was started; its plan is used up
            return apply(context);
        }
        return jobs.advance(context, "plan", new TerraformTask.Plan(Goal.RECONCILE), () -> {
            PlannedPart candidate = new PlannedPart.Exact(jobs.changes(context));
            List<Saying> beyond = context.beyondApproval(candidate);
            return beyond.isEmpty()
                    ? apply(context)
                    : Progress.failed(Failure.stale(OutsideSystem.TERRAFORM, NAME, beyond));
        });
    }

    private Progress<Facts> apply(StepContext context) {
        return jobs.advance(context, "apply", new TerraformTask.Apply(), () -> {
            Map<String, String> outputs = jobs.outputs(context);
            context.log().info("the stack stands, with " + outputs.size() + " outputs");
            return Progress.done(new Facts(outputs));
        });
    }

    // ---- read back

    /** Terraform has read back each resource it made; what changes later is found by drift scans. */
    @Override
    public Verdict verify(StepContext context) {
        return context.outputsOf(NAME).values().isEmpty()
                ? new Verdict.Differs(List.of(OnboardingPhrase.NO_OUTPUTS.say()))
                : new Verdict.Holds();
    }

    // ---- undo: wait for what still runs, have buckets and databases let go, then destroy; nothing built is nothing to
    // destroy

    @Override
    public Progress<Facts> compensate(StepContext context) {
        if (jobs.underWay(context, FORWARD, context.attempt())) {
            cancel(context);
            return Progress.working(context.memo(), GLANCE, OnboardingPhrase.TERRAFORM_STOPPING.say());
        }
        if (jobs.underWay(context, BACKWARD, context.attempt() - 1)) {
            return Progress.working(context.memo(), GLANCE, OnboardingPhrase.TERRAFORM_EARLIER.say());
        }
        return !isTold(context) && (jobs.hasUnsavedState(context) || jobs.isStarted(context, "save"))
                ? save(context)
                : takeDown(context);
    }

    /** Whether an apply of this undoing has still to be asked how it ended: why it failed is told first. */
    private boolean isTold(StepContext context) {
        String phase = context.memo().get(PHASE).orElse("");
        return (phase.equals("open") || phase.equals("destroy")) && jobs.isStarted(context, phase);
    }

    /** What Terraform made and could not write down is written down first: it destroys only what it knows. */
    private Progress<Facts> save(StepContext context) {
        Progress<Facts> progress =
                jobs.advance(context, "save", new TerraformTask.PushState(), () -> Progress.done(Facts.none()));
        if (progress instanceof Progress.Done<Facts>) {
            jobs.forget(context, "save");
            return takeDown(context);
        }
        return progress;
    }

    private Progress<Facts> takeDown(StepContext context) {
        return switch (context.memo().get(PHASE).orElse("")) {
            case "destroy" -> jobs.isStarted(context, "destroy") ? destroy(context) : planDestroy(context);
            case "unplan" -> planDestroy(context);
            default -> mayHoldData(context) ? planOpen(context) : planDestroy(context);
        };
    }

    /**
     * What was written before a tenant went live is of the attempt that is being undone. A bucket of a tenant that is live
     * keeps what it holds, and refuses, unless two people have approved that the tenant leaves.
     */
    private boolean mayHoldData(StepContext context) {
        boolean stood = !context.outputsOf(NAME).values().isEmpty();
        return stood && (isLeaving(context) || !live.wentLive(context.tenant()));
    }

    private static boolean isLeaving(StepContext context) {
        return context.wanted() instanceof Departure;
    }

    private Progress<Facts> planOpen(StepContext context) {
        if (jobs.isStarted(context, "open")) {
            return open(context);
        }
        return jobs.advance(context, "open-plan", new TerraformTask.Plan(Goal.UNPROTECT), () -> {
            if (!jobs.hasPlan(context)) {
                return planAnew(context, "open-plan", OnboardingPhrase.TERRAFORM_OPEN_PLAN);
            }
            List<Change> changes = jobs.changes(context);
            return changes.isEmpty() || !onlyOpens(changes) ? planDestroy(context) : open(context);
        });
    }

    /** Where one is missing it would be made: then the stack is half gone, and nobody could write there any more. */
    private static boolean onlyOpens(List<Change> changes) {
        return changes.stream()
                .allMatch(change -> PROTECTED.contains(change.type()) && change.action() == Change.Action.CHANGE);
    }

    private Progress<Facts> open(StepContext context) {
        Progress<Facts> progress = jobs.advance(context, "open", new TerraformTask.Apply(), () -> planDestroy(context));
        if (progress instanceof Progress.Failed<Facts>) {
            jobs.forget(context, "open-plan");
        }
        return progress;
    }

    private Progress<Facts> planDestroy(StepContext context) {
        return jobs.advance(context, "unplan", new TerraformTask.Plan(Goal.DESTROY), () -> {
            if (!jobs.isStarted(context, "destroy")
                    && !(jobs.hasPlan(context) && onlyDestroys(jobs.changes(context)))) {
                return planAnew(context, "unplan", OnboardingPhrase.TERRAFORM_UNPLAN);
            }
            return isLeaving(context) ? destroyAsApproved(context) : destroy(context);
        });
    }

    /** A plan that was used up, or is another than it should be, is no answer. */
    private Progress<Facts> planAnew(StepContext context, String plan, OnboardingPhrase saying) {
        jobs.forget(context, plan);
        return Progress.working(Facts.of(PHASE, plan), GLANCE, saying.say());
    }

    /** Another plan that was written over it would build while everybody believes that it takes down. */
    private static boolean onlyDestroys(List<Change> changes) {
        return changes.stream().allMatch(change -> change.action() == Change.Action.DESTROY);
    }

    /** What an undoing destroys was made by its own run; what a tenant leaves with was seen by two people. */
    private Progress<Facts> destroyAsApproved(StepContext context) {
        List<Saying> beyond = jobs.isStarted(context, "destroy")
                ? List.of()
                : context.beyondApproval(new PlannedPart.Exact(jobs.changes(context)));
        return beyond.isEmpty()
                ? destroy(context)
                : Progress.failed(Failure.stale(OutsideSystem.TERRAFORM, NAME, beyond));
    }

    private Progress<Facts> destroy(StepContext context) {
        Progress<Facts> progress = jobs.advance(context, "destroy", new TerraformTask.Apply(), () -> {
            context.log().info("nothing of the stack is left");
            return Progress.done(Facts.none());
        });
        if (progress instanceof Progress.Failed<Facts>) {
            // its plan was good for one use; what is left needs a new one
            jobs.forget(context, "unplan");
        }
        return progress;
    }

    /**
     * Terraform destroys what its state knows. Looked for is what carries the tenant's tag: also what was made in the moment
     * in which an apply was killed, and volumes that the cluster made and left.
     */
    @Override
    public Verdict verifyUndone(StepContext context) {
        List<Saying> left = left(context);
        return left.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(left);
    }

    private List<Saying> left(StepContext context) {
        return tagged.of(context.profile().aws(), context.tenant()).stream()
                .map(arn -> StepPhrase.STILL_THERE.say(OnboardingPhrase.AWS_OBJECT.say(), arn))
                .toList();
    }

    @Override
    public Optional<List<Saying>> there(StepContext context) {
        return Optional.of(left(context));
    }

    // ---- stop

    @Override
    public void cancel(StepContext context) {
        jobs.stop(context, FORWARD);
    }

    @Override
    public boolean isAtWork(StepContext context) {
        return jobs.underWay(context, FORWARD, context.attempt());
    }

    @Override
    public void force(StepContext context) {
        jobs.kill(context, FORWARD);
    }

    @Override
    public void cancelRemoval(StepContext context) {
        jobs.stop(context, BACKWARD);
    }

    @Override
    public boolean isRemovalAtWork(StepContext context) {
        return jobs.underWay(context, BACKWARD, context.attempt());
    }

    @Override
    public void forceRemoval(StepContext context) {
        jobs.kill(context, BACKWARD);
    }
}
