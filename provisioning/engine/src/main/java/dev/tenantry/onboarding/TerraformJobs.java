package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.processes.ProgramSlots;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepLog;
import dev.tenantry.terraform.LockInfo;
import dev.tenantry.terraform.Terraform;
import dev.tenantry.terraform.TerraformCli;
import dev.tenantry.terraform.TerraformFailure;
import dev.tenantry.terraform.TerraformState;
import dev.tenantry.terraform.TerraformTask;
import dev.tenantry.terraform.TerraformTask.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs Terraform's tasks for a step: each a detached job that is started once, followed, and asked for until it ends. */
@Component
class TerraformJobs {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final List<String> TASKS =
            List.of("look", "push", "plan", "apply", "save", "open-plan", "open", "unplan", "destroy");
    /** Each attempt has its own: what failed is known as failed however often it is asked for. */
    private static final Set<String> OF_ONE_ATTEMPT = Set.of("push", "plan", "apply");

    static final String KIND = "infra-";
    private static final Set<String> PROGRAMS = Set.of("terraform", "tofu");

    private final Terraform terraform;
    private final ProcessHost host;
    private final ProgramSlots slots;
    private final CustomerStack stack;

    TerraformJobs(Terraform terraform, ProcessHost host, ProgramSlots slots, CustomerStack stack) {
        this.terraform = terraform;
        this.host = host;
        this.slots = slots;
        this.stack = stack;
        host.onEnd(new TerraformWatch(host)::ended);
    }

    /** One id for each task of each attempt, so that starting twice is starting once. */
    private static JobId id(StepContext context, String task) {
        return id(context, task, context.attempt());
    }

    private static JobId id(StepContext context, String task, int attempt) {
        return JobId.of(context.run().toString(), KIND + task, attempt);
    }

    /**
     * Starts the task if it was not, follows its output, and goes on when it is done. One that failed or was lost is forgotten where
     * the same attempt may try it anew.
     *
     * @param name of the task, remembered while it works
     */
    <T> Progress<T> advance(StepContext context, String name, TerraformTask task, Supplier<Progress<T>> whenDone) {
        TerraformCli cli = terraform.cli();
        JobId id = id(context, name);
        if (!isStarted(context, name)) {
            if (context.stopping()) {
                return Progress.failed(notBegun());
            }
            Optional<ProgramSlots.Waiting> waiting = slots.ask(id);
            if (waiting.isPresent()) {
                return Progress.working(Facts.of("phase", name), GLANCE, queued(waiting.get()));
            }
            start(context, cli, id, task);
        }
        TerraformState state = cli.inspect(id, stack.folder(context));
        if (!isToldUpTo(state, context, id)) {
            return working(name);
        }
        return switch (state) {
            case TerraformState.NotStarted none -> working(name);
            case TerraformState.Working working -> working(name);
            case TerraformState.Done done -> whenDone.get();
            case TerraformState.Failed(var failure) ->
                mayRelease(context, failure.lock())
                        ? release(context, cli, name, task, failure)
                        : failed(context, name, failure.toFailure());
            case TerraformState.Lost(var reason) -> failed(context, name, lost(reason));
        };
    }

    /** Takes its output over; of a task that has ended all of it, which may take more than one call. */
    private boolean isToldUpTo(TerraformState state, StepContext context, JobId id) {
        if (state instanceof TerraformState.NotStarted || state instanceof TerraformState.Working) {
            context.log().follow(host.output(id), StepLog.Format.TERRAFORM_JSON);
            return true;
        }
        return context.log().finish(host.output(id), StepLog.Format.TERRAFORM_JSON);
    }

    private static Saying queued(ProgramSlots.Waiting waiting) {
        return OnboardingPhrase.TERRAFORM_QUEUED.say(waiting.place(), waiting.waiting(), waiting.slots());
    }

    /** What was to begin when the run was asked to stop does not. */
    private static Failure notBegun() {
        Saying cause = OnboardingPhrase.TERRAFORM_NOT_BEGUN.say();
        return Failure.of(FailureClass.CANCELLED, OutsideSystem.TERRAFORM, CustomerStack.NAME, cause);
    }

    private void start(StepContext context, TerraformCli cli, JobId id, TerraformTask task) {
        if (task instanceof TerraformTask.Plan(Goal goal)) {
            cli.prepare(stack.work(context, goal != Goal.UNPROTECT));
        }
        Map<String, String> facts = Map.of("task", String.join(" ", task.arguments()), "job", id.value());
        context.effect(OutsideSystem.TERRAFORM, "infrastructure.task", CustomerStack.NAME, facts, () -> {
            cli.start(id, stack.folder(context), task, stack.credentials());
            return id;
        });
    }

    private static <T> Progress<T> working(String phase) {
        return Progress.working(Facts.of("phase", phase), GLANCE, saying(phase));
    }

    private static Saying saying(String phase) {
        return switch (phase) {
            case "push", "save" -> OnboardingPhrase.TERRAFORM_PUSH.say();
            case "plan" -> OnboardingPhrase.TERRAFORM_PLAN.say();
            case "apply" -> OnboardingPhrase.TERRAFORM_APPLY.say();
            case "open-plan" -> OnboardingPhrase.TERRAFORM_OPEN_PLAN.say();
            case "open" -> OnboardingPhrase.TERRAFORM_OPEN.say();
            case "unplan" -> OnboardingPhrase.TERRAFORM_UNPLAN.say();
            case "destroy" -> OnboardingPhrase.TERRAFORM_DESTROY.say();
            default -> OnboardingPhrase.TERRAFORM_PLANNING.say();
        };
    }

    /** Nobody's word lets a run break what a living task holds, be it its own or that of another run of the tenant. */
    private boolean mayRelease(StepContext context, @Nullable LockInfo lock) {
        return lock != null
                && !context.looking()
                && !underWay(context, TASKS, context.attempt())
                && !othersWork(context)
                && (isLeft(context, lock) || context.mayBreak(lock.id()));
    }

    /** Whether a Terraform of another run of the tenant lives here: a comparison beside a change, or what an ended run has left. */
    private boolean othersWork(StepContext context) {
        return host.running().stream()
                .flatMap(job -> runOf(job).stream())
                .filter(run -> !run.equals(context.run()))
                .anyMatch(context::isOfTenant);
    }

    private static Optional<RunId> runOf(JobId job) {
        int end = job.value().indexOf("-" + KIND);
        return end < 0
                ? Optional.empty()
                : Optional.of(new RunId(UUID.fromString(job.value().substring(0, end))));
    }

    /**
     * Whether the lock is one that a Terraform of this run took and, being dead, cannot give back: it was taken on this machine
     * since the run was asked for, no Terraform of the tenant lives here, and none that a person has started by hand.
     */
    private boolean isLeft(StepContext context, LockInfo lock) {
        return lock.isOf(host.self(), context.requestedAt()) && !host.runsByHand(PROGRAMS);
    }

    /** Has the lock broken, once, and the task begin anew; one that had a plan is tried again with a new one. */
    private <T> Progress<T> release(
            StepContext context, TerraformCli cli, String blocked, TerraformTask task, TerraformFailure failure) {
        LockInfo lock = Objects.requireNonNull(failure.lock());
        JobId unlock = id(context, "unlock-" + Integer.toHexString(lock.id().hashCode()));
        return switch (cli.inspect(unlock, stack.folder(context))) {
            case TerraformState.NotStarted none -> {
                unlock(context, cli, unlock, lock);
                yield releasing(blocked);
            }
            case TerraformState.Working working -> releasing(blocked);
            case TerraformState.Done done -> {
                context.log().warn("released the lock of " + lock.who() + " of " + lock.created());
                host.remove(unlock);
                yield afterRelease(context, blocked, task, failure);
            }
            case TerraformState.Failed(var why) -> {
                host.remove(unlock);
                yield failed(context, blocked, why.toFailure());
            }
            case TerraformState.Lost(var reason) -> {
                host.remove(unlock);
                yield failed(context, blocked, lost(reason));
            }
        };
    }

    private void unlock(StepContext context, TerraformCli cli, JobId id, LockInfo lock) {
        Map<String, String> facts =
                Map.of("who", lock.who(), "since", lock.created(), "operation", lock.operation(), "lock", lock.id());
        context.effect(OutsideSystem.TERRAFORM, "infrastructure.lock.released", CustomerStack.NAME, facts, () -> {
            cli.start(id, stack.folder(context), new TerraformTask.Unlock(lock.id()), stack.credentials());
            return id;
        });
    }

    private <T> Progress<T> afterRelease(
            StepContext context, String blocked, TerraformTask task, TerraformFailure failure) {
        if (task instanceof TerraformTask.Apply) {
            return failed(context, blocked, failure.toFailure());
        }
        forget(context, blocked);
        return working(blocked);
    }

    private static <T> Progress<T> releasing(String blocked) {
        return Progress.working(Facts.of("phase", blocked), GLANCE, OnboardingPhrase.TERRAFORM_UNLOCK.say());
    }

    /** Said again if the portal died before it was written down; what may be tried anew in the same attempt is. */
    private <T> Progress<T> failed(StepContext context, String name, Failure failure) {
        if (!OF_ONE_ATTEMPT.contains(name)) {
            forget(context, name);
        }
        return Progress.failed(failure);
    }

    private static Failure lost(String reason) {
        Saying cause = OnboardingPhrase.TERRAFORM_LOST.say();
        return new Failure(FailureClass.TRANSIENT, OutsideSystem.TERRAFORM, CustomerStack.NAME, cause, reason);
    }

    /** What the plan that was made last would change. */
    List<Change> changes(StepContext context) {
        return stack.meant(terraform.cli().plan(stack.folder(context)).changes());
    }

    /** What the stack hands on; sensitive outputs stay in Terraform's state. */
    Map<String, String> outputs(StepContext context) {
        return new TreeMap<>(terraform.cli().outputs(stack.folder(context)).open());
    }

    /** Whether there is a plan to read: an apply uses it up. */
    boolean hasPlan(StepContext context) {
        return terraform.cli().hasPlan(stack.folder(context));
    }

    boolean hasUnsavedState(StepContext context) {
        return terraform.cli().hasUnsavedState(stack.folder(context));
    }

    /** Whether the task was started in this attempt and not forgotten since. */
    boolean isStarted(StepContext context, String task) {
        return terraform.cli().isStarted(id(context, task));
    }

    /** Whether one of the tasks still runs in an attempt up to the last that is named. */
    boolean underWay(StepContext context, List<String> tasks, int last) {
        return attempts(last)
                .anyMatch(attempt ->
                        tasks.stream().anyMatch(task -> terraform.cli().isWorking(id(context, task, attempt))));
    }

    /** Each attempt waits for those before it, so that a few are enough; 0 is planning before the first. */
    private static IntStream attempts(int last) {
        return IntStream.rangeClosed(Math.max(0, last - 3), last);
    }

    /** Has the task started anew when it is asked for the next time. */
    void forget(StepContext context, String task) {
        host.remove(id(context, task));
    }

    void stop(StepContext context, List<String> tasks) {
        attempts(context.attempt())
                .forEach(attempt -> tasks.forEach(task -> terraform.cli().stop(id(context, task, attempt))));
    }

    void kill(StepContext context, List<String> tasks) {
        attempts(context.attempt())
                .forEach(attempt -> tasks.forEach(task -> terraform.cli().kill(id(context, task, attempt))));
    }
}
