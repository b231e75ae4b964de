package dev.tenantry.runs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a run that was stopped has left: each step that has begun is asked what is there of it, and for a plan that nobody
 * approves. What cannot be asked is unknown, and holds nothing up for long. A person who decides meanwhile ends the look.
 */
final class Looking {

    /** So long at most is one step asked. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** So long is what a plan has begun told politely to end. */
    private static final Duration POLITELY = Duration.ofMinutes(2);

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration ONCE_MORE = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;
    private final PlanSeal seal;
    private final Clock clock;

    Looking(RunStore store, StepCatalogue catalogue, StepCalls calls, Contexts contexts, PlanSeal seal, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
        this.seal = seal;
        this.clock = clock;
    }

    /** Whether a run that waits for a person is still to be looked at. */
    static boolean isDue(Run run) {
        return run.state() == RunState.INCIDENT
                && run.look() != null
                && !run.look().isOver();
    }

    /** Whether a person has decided while a look was at work, which has to end before anything else begins. */
    static boolean isOvertaken(Run run) {
        return run.state() != RunState.INCIDENT && run.isLookedAt();
    }

    Next advance(Run run, Lease lease) {
        if (!isDue(run)) {
            return Next.person();
        }
        Look look = lookOf(run);
        Look.Asking asking = look.asking();
        if (asking != null) {
            return ask(run, asking, lease);
        }
        int next = look.seen().isEmpty() ? 0 : look.seen().getLast().step() + 1;
        Optional<RunStep> step =
                run.steps().stream().skip(next).filter(RunStep::mayHaveActed).findFirst();
        return step.isPresent() ? begin(run, look, step.get(), lease) : end(run, look);
    }

    private Next end(Run run, Look look) {
        store.save(run.with(look.ended(clock.instant())), List.of(RunEvent.of(RunEvent.Kind.LOOKED)));
        return Next.person();
    }

    private Next begin(Run run, Look look, RunStep step, Lease lease) {
        Look.@Nullable Lock lock =
                catalogue.traits(step.key()).system() == OutsideSystem.TERRAFORM ? Look.Lock.UNKNOWN : null;
        Look.Seen nothing = new Look.Seen(step.position(), null, null, lock, List.of());
        Look.Seen seen = switch (this.<Optional<List<Saying>>>call(
                run, step, Facts.none(), lease, (bean, context) -> Progress.done(bean.there(context)))) {
            case Progress.Done<Optional<List<Saying>>>(var there) ->
                new Look.Seen(step.position(), there.orElse(null), null, lock, List.of());
            case Progress.Working<Optional<List<Saying>>> working -> nothing;
            case Progress.Failed<Optional<List<Saying>>>(var failure) -> nothing.unknown(failure);
        };
        store.save(run.with(look.asking(seen, clock.instant())), List.of());
        return Next.now();
    }

    private Next ask(Run run, Look.Asking asking, Lease lease) {
        RunStep step = asked(run);
        if (asking.stopped() != null) {
            return giveUp(run, step, asking, lease);
        }
        Progress<PlannedPart> progress = call(run, step, asking.memo(), lease, Step::plan);
        return switch (progress) {
            case Progress.Done<PlannedPart>(var part) -> answered(run, seen -> seen.differing(seal.masked(part)));
            case Progress.Working<PlannedPart>(var memo, var wait, var saying) -> working(run, asking, memo, wait);
            case Progress.Failed<PlannedPart>(var failure) -> failed(run, asking, failure);
        };
    }

    private Next working(Run run, Look.Asking asking, Facts memo, Duration wait) {
        Instant now = clock.instant();
        if (now.isAfter(asking.since().plus(LONGEST))) {
            store.save(run.with(lookOf(run).asking(asking.remembering(memo).stopped(now))), List.of());
            return Next.now();
        }
        if (!memo.equals(asking.memo())) { // who looks at the page keeps the focus while there is no news
            store.save(run.with(lookOf(run).asking(asking.remembering(memo))), List.of());
        }
        return Next.later(wait.compareTo(GLANCE) < 0 ? GLANCE : wait);
    }

    /** A lock is the answer that was asked for. */
    private Next failed(Run run, Look.Asking asking, Failure failure) {
        boolean again = failure.failureClass().retriedByItself()
                && failure.failureClass() != FailureClass.LOCKED
                && asking.tries() + 1 < TRIES;
        if (!again) {
            return answered(run, seen -> seen.unknown(failure));
        }
        store.save(run.with(lookOf(run).asking(asking.failed())), List.of());
        return Next.later(ONCE_MORE);
    }

    private Next answered(Run run, UnaryOperator<Look.Seen> answer) {
        store.save(run.with(lookOf(run).seen(answer)), List.of());
        return Next.now();
    }

    private Next giveUp(Run run, RunStep step, Look.Asking asking, Lease lease) {
        if (!isStopped(run, step, asking, lease)) {
            return Next.later(GLANCE);
        }
        Failure tooLong = Failure.of(
                FailureClass.UNKNOWN,
                catalogue.traits(step.key()).system(),
                step.key().name(),
                RunPhrase.LOOKED_TOO_LONG.say(step.key().called(), LONGEST.toMinutes()));
        return answered(run, seen -> seen.unknown(tooLong));
    }

    /** Ends what was begun for a look, and forgets what it has seen: what follows changes that. */
    Next stop(Run run, Lease lease) {
        Look.Asking asking = Objects.requireNonNull(lookOf(run).asking());
        if (asking.stopped() == null) {
            store.save(run.with(lookOf(run).asking(asking.stopped(clock.instant()))), List.of());
            return Next.now();
        }
        if (!isStopped(run, asked(run), asking, lease)) {
            return Next.later(GLANCE);
        }
        store.save(run.with((Look) null), List.of());
        return Next.now();
    }

    /** What only reads and cannot be asked to stop is not waited for. */
    private boolean isStopped(Run run, RunStep step, Look.Asking asking, Lease lease) {
        Instant told = Objects.requireNonNull(asking.stopped());
        boolean atOnce = run.forced() || clock.instant().isAfter(told.plus(POLITELY));
        Progress<Boolean> stopped = this.<Boolean>call(
                run, step, asking.memo(), lease, (bean, context) -> Progress.done(bean.stopPlanning(context, atOnce)));
        return !(stopped instanceof Progress.Done<Boolean>(Boolean ended) && !ended);
    }

    private <T> Progress<T> call(Run run, RunStep step, Facts memo, Lease lease, Question<T> question) {
        Step bean = catalogue.step(step.key());
        return calls.progress(
                step.key(),
                bean.traits().system(),
                () -> question.ask(bean, contexts.of(run, step.remembering(memo), lease)));
    }

    /** What a step is asked in one call. */
    private interface Question<T> {
        Progress<T> ask(Step step, StepContext context);
    }

    private static RunStep asked(Run run) {
        return run.steps().get(lookOf(run).seen().getLast().step());
    }

    private static Look lookOf(Run run) {
        return Objects.requireNonNull(run.look(), "no look");
    }
}
