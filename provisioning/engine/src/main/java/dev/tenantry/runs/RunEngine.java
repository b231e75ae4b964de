package dev.tenantry.runs;

import dev.tenantry.steps.LeaseLost;
import dev.tenantry.steps.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Moves one run on by one call of one step and says when it wants to be called again. Everything between two calls is in
 * the store, so that any node may make the next one.
 */
final class RunEngine {

    private static final Logger log = LoggerFactory.getLogger(RunEngine.class);
    private static final Duration BUSY = Duration.ofSeconds(1);
    /** So late at most does a run notice that it was released. */
    private static final Duration PAUSED = Duration.ofSeconds(5);

    private final RunStore store;
    private final Leases leases;
    private final Predicate<Run> paused;
    private final Planning planning;
    private final Forward forward;
    private final Stopping stopping;
    private final Backward backward;
    private final Looking looking;
    private final NotKept notKept;
    private final Defects defects;

    private RunEngine(
            RunStore store,
            Leases leases,
            Predicate<Run> paused,
            Planning planning,
            Forward forward,
            Stopping stopping,
            Backward backward,
            Looking looking,
            NotKept notKept) {
        this.store = store;
        this.leases = leases;
        this.paused = paused;
        this.planning = planning;
        this.forward = forward;
        this.stopping = stopping;
        this.backward = backward;
        this.looking = looking;
        this.notKept = notKept;
        this.defects = new Defects(notKept);
    }

    /**
     * Puts an engine together from what it stands on.
     *
     * @param paused whether nothing new may begin in a run now
     */
    static RunEngine of(
            RunStore store,
            Leases leases,
            Predicate<Run> paused,
            StepCatalogue catalogue,
            StepCalls calls,
            Contexts contexts,
            PlanSeal seal,
            Backoff backoff,
            Clock clock) {
        Failing failing = new Failing(store, catalogue, new Proving(catalogue, calls, contexts), backoff, clock);
        Planning planning = new Planning(store, catalogue, calls, contexts, seal, failing, clock);
        return new RunEngine(
                store,
                leases,
                paused,
                planning,
                new Forward(store, catalogue, calls, contexts, planning, seal, failing, clock),
                new Stopping(store, catalogue, calls, contexts, failing, clock),
                new Backward(store, catalogue, calls, contexts, failing, clock),
                new Looking(store, catalogue, calls, contexts, seal, clock),
                new NotKept(store, catalogue, failing));
    }

    /**
     * Reads the run again under its lease, as another node may have worked on it since. Never throws for what a step or an
     * outside system does, nor for what our own database refuses of it or a defect of ours; only if that database is away.
     */
    Next advance(RunId id) {
        Run run = store.load(id);
        if (run.state().ended()) {
            return Next.end();
        }
        if (run.state().needsPerson() && !isLooked(run)) {
            return Next.person();
        }
        if (paused.test(run) && run.state() != RunState.CANCELLING && !isLooked(run)) {
            return Next.later(PAUSED);
        }
        Optional<Lease> lease = leases.hold(run);
        return lease.isEmpty() ? Next.later(BUSY) : advance(store.load(id), lease.get());
    }

    /** Whether a look at it is to go on, or to be ended. */
    private static boolean isLooked(Run run) {
        return Looking.isDue(run) || Looking.isOvertaken(run);
    }

    private Next advance(Run run, Lease lease) {
        try (RunTrail _ = new RunTrail(run)) {
            Next next = step(run, lease);
            defects.passed(run.id());
            if (next instanceof Next.End) {
                leases.release(lease);
            }
            return next;
        } catch (RunChanged | LeaseLost overtaken) {
            log.info("run {}: {}; reading it again", run.id(), overtaken.getMessage());
            return Next.later(BUSY);
        } catch (DataIntegrityViolationException refused) {
            return notKept.stop(run, refused);
        } catch (RuntimeException broken) {
            return defects.after(run, broken);
        }
    }

    private Next step(Run run, Lease lease) {
        if (Looking.isOvertaken(run)) {
            return looking.stop(run, lease);
        }
        return switch (run.state()) {
            case PLANNING -> planning.advance(run, lease);
            case RUNNING -> forward.advance(run, lease);
            case CANCELLING -> stopping.advance(run, lease);
            case ROLLING_BACK -> backward.advance(run, lease);
            case AWAITING_APPROVAL -> Next.person();
            case INCIDENT -> looking.advance(run, lease);
            case SUCCEEDED, ROLLED_BACK, CANCELLED, REJECTED -> Next.end();
        };
    }
}
