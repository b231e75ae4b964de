package dev.tenantry.runs;

import static dev.tenantry.runs.RunEvent.Kind.ENDED;
import static dev.tenantry.runs.RunEvent.Kind.PLAN_STALE;
import static dev.tenantry.runs.RunEvent.Kind.STEP_DONE;
import static dev.tenantry.runs.RunEvent.Kind.STEP_PROGRESS;
import static dev.tenantry.runs.RunEvent.Kind.STEP_STARTED;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Takes an approved run from step to step until it has succeeded. */
final class Forward {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    /** So often in a row is a plan made anew that does not hold until it is carried out. */
    private static final int STALE_AT_MOST = 5;

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;
    private final Planning planning;
    private final PlanSeal seal;
    private final Failing failing;
    private final Clock clock;

    Forward(
            RunStore store,
            StepCatalogue catalogue,
            StepCalls calls,
            Contexts contexts,
            Planning planning,
            PlanSeal seal,
            Failing failing,
            Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
        this.planning = planning;
        this.seal = seal;
        this.failing = failing;
        this.clock = clock;
    }

    Next advance(Run run, Lease lease) {
        Optional<RunStep> current = run.current();
        if (current.isEmpty()) {
            store.save(
                    run.ended(RunState.SUCCEEDED, clock.instant()),
                    List.of(new RunEvent(ENDED, null, Map.of("state", RunState.SUCCEEDED.name()))));
            return Next.end();
        }
        RunStep step = current.get();
        return switch (step.phase()) {
            case WAITING, FAILED, UNDONE -> begin(run, step);
            case REPLANNING -> replan(run, step, lease);
            case STARTING -> call(run, step, lease, Step::start);
            case WORKING -> call(run, step, lease, Step::poll);
            case VERIFYING -> verify(run, step, lease);
            case DONE, COMPARED, SKIPPED, UNDOING ->
                throw new IllegalStateException(run.id() + " goes forward from " + step);
        };
    }

    private Next begin(Run run, RunStep step) {
        if (step.part() instanceof PlannedPart.Deferred) {
            store.save(run.with(step.forgetting().in(StepPhase.REPLANNING)), List.of());
        } else {
            store.save(run.with(step.beginning(clock.instant())), List.of(RunEvent.of(STEP_STARTED, step)));
        }
        return Next.now();
    }

    private Next replan(Run run, RunStep step, Lease lease) {
        return switch (planning.ask(run, step, lease)) {
            case Progress.Done<PlannedPart>(var part) -> compare(run, step, seal.masked(part), lease);
            case Progress.Working<PlannedPart>(var memo, var wait, var saying) ->
                working(run, step.planning(memo, saying, clock.instant()), wait);
            case Progress.Failed<PlannedPart>(var failure) ->
                failing.forward(run, step.forgetting(), StepPhase.REPLANNING, failure);
        };
    }

    private Next compare(Run run, RunStep step, PlannedPart part, Lease lease) {
        PlannedPart approved = step.part();
        if (approved == null) {
            throw new IllegalStateException(step.key() + " was never planned");
        }
        if (part instanceof PlannedPart.Deferred) {
            Saying cause = RunPhrase.STILL_DEFERRED.say(step.key().called());
            failing.stop(run, step.forgetting(), failure(step, FailureClass.DEPENDENCY, cause), false);
            return Next.person();
        }
        Step bean = catalogue.step(step.key());
        Progress<List<Saying>> moved = calls.progress(
                step.key(),
                bean.traits().system(),
                () -> Progress.done(PlanBounds.moved(approved, bean.bounds(contexts.of(run, step, lease)))));
        return switch (moved) {
            case Progress.Done<List<Saying>>(var changed) ->
                goOn(
                        run,
                        step.withPart(part).tried(step.tries()),
                        Stream.concat(changed.stream(), PlanBounds.beyond(approved, part).stream())
                                .toList());
            case Progress.Working<List<Saying>>(var memo, var wait, var saying) -> Next.later(wait);
            case Progress.Failed<List<Saying>>(var failure) ->
                failing.forward(run, step.forgetting(), StepPhase.REPLANNING, failure);
        };
    }

    private Next goOn(Run run, RunStep exact, List<Saying> beyond) {
        if (beyond.isEmpty()) {
            RunStep begun = exact.beginning(clock.instant());
            store.save(run.with(begun), List.of(RunEvent.of(STEP_STARTED, begun)));
            return Next.now();
        }
        planning.submit(
                run.with(exact.in(StepPhase.WAITING).tried(0).stale(0)),
                new RunEvent(PLAN_STALE, exact.position(), Map.of("beyond", Sayings.text(Saying.several(beyond)))));
        return Next.person();
    }

    private Next call(Run run, RunStep step, Lease lease, BiFunction<Step, StepContext, Progress<Facts>> operation) {
        Step bean = catalogue.step(step.key());
        Progress<Facts> progress = calls.progress(
                step.key(), bean.traits().system(), () -> operation.apply(bean, contexts.of(run, step, lease)));
        return switch (progress) {
            case Progress.Done<Facts>(var outputs) -> {
                store.save(run.with(step.verifying(outputs)), List.of());
                yield Next.now();
            }
            case Progress.Working<Facts>(var memo, var wait, var saying) ->
                working(run, step.working(StepPhase.WORKING, memo, saying), wait);
            case Progress.Failed<Facts>(var failure) -> failed(run, step, failure);
        };
    }

    /** A plan that has gone stale is made anew and, if it still goes beyond the approval, put before a person. */
    private Next failed(Run run, RunStep step, Failure failure) {
        if (failure.failureClass() == FailureClass.STALE_PLAN && step.stale() < STALE_AT_MOST) {
            RunStep anew = step.forgetting().in(StepPhase.REPLANNING).stale(step.stale() + 1);
            store.save(run.with(anew), List.of());
            return step.stale() == 0 ? Next.now() : Next.later(LOOK_AGAIN.multipliedBy(step.stale()));
        }
        return failing.forward(run, step, StepPhase.FAILED, failure);
    }

    private Next working(Run run, RunStep step, Duration wait) {
        Optional<Failure> tooLong = failing.tooLong(step);
        if (tooLong.isPresent()) {
            failing.stop(run, step, tooLong.get(), false);
            return Next.person();
        }
        return later(run, step, wait);
    }

    private Next later(Run run, RunStep step, Duration wait) {
        Saying saying = step.saying();
        boolean told = Objects.equals(saying, run.steps().get(step.position()).saying());
        store.save(
                run.with(step),
                saying == null || told
                        ? List.of()
                        : List.of(RunEvent.of(STEP_PROGRESS, step, "saying", Sayings.text(saying))));
        return Next.later(wait);
    }

    private Failure failure(RunStep step, FailureClass failureClass, Saying cause) {
        return Failure.of(
                failureClass, catalogue.traits(step.key()).system(), step.key().name(), cause);
    }

    private Next verify(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Verdict> looked = calls.progress(
                step.key(), bean.traits().system(), () -> Progress.done(bean.verify(contexts.of(run, step, lease))));
        return switch (looked) {
            case Progress.Done<Verdict>(Verdict.Holds()) -> {
                contexts.settled(run, step);
                store.save(
                        run.with(step.ended(StepPhase.DONE, clock.instant())), List.of(RunEvent.of(STEP_DONE, step)));
                yield Next.now();
            }
            case Progress.Done<Verdict>(Verdict.Differs(var differences)) ->
                failing.forward(run, step, StepPhase.FAILED, notAsWanted(step, differences));
            case Progress.Done<Verdict>(Verdict.Unclear(var why)) ->
                failing.forward(run, step, StepPhase.VERIFYING, failure(step, FailureClass.TRANSIENT, why));
            case Progress.Working<Verdict>(var memo, var wait, var saying) ->
                later(
                        run,
                        step.working(StepPhase.VERIFYING, memo, saying),
                        wait.compareTo(LOOK_AGAIN) < 0 ? LOOK_AGAIN : wait);
            case Progress.Failed<Verdict>(var failure) -> failing.forward(run, step, StepPhase.VERIFYING, failure);
        };
    }

    private Failure notAsWanted(RunStep step, List<Saying> differences) {
        Saying cause = RunPhrase.NOT_AS_WANTED.say(step.key().called(), Saying.several(differences));
        return failure(step, FailureClass.CONFIG, cause);
    }
}
