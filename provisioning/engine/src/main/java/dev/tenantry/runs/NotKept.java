package dev.tenantry.runs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * What happens when our own database is there and refuses what a call has brought: it would refuse it each time, so the run stops
 * for a person. Neither the incident nor our log quotes anything of what was refused.
 */
final class NotKept {

    private static final Logger log = LoggerFactory.getLogger(NotKept.class);

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final Failing failing;

    NotKept(RunStore store, StepCatalogue catalogue, Failing failing) {
        this.store = store;
        this.catalogue = catalogue;
        this.failing = failing;
    }

    /** @param before the run as it was before the call */
    Next stop(Run before, DataIntegrityViolationException refused) {
        return stop(before, step -> {
            log.error("run {}: the database refuses what {} brought ({})", before.id(), step.key(), code(refused));
            return failure(step, refused);
        });
    }

    /** Stops the run where it is, unless somebody has moved it since; one that was only looked at is looked at no more. */
    Next stop(Run before, Function<RunStep, Failure> why) {
        Run run = store.load(before.id());
        if (run.version() != before.version()) {
            return Next.now();
        }
        boolean goingBack = run.state() == RunState.ROLLING_BACK
                || run.steps().stream().anyMatch(step -> step.phase() == StepPhase.UNDOING);
        RunStep step = at(run, goingBack).orElse(run.steps().getLast());
        failing.stop(run.with((Look) null), step, why.apply(step), goingBack);
        return Next.person();
    }

    private Optional<RunStep> at(Run run, boolean goingBack) {
        if (goingBack) {
            return run.lastToUndo(catalogue);
        }
        return run.state() == RunState.PLANNING
                ? run.steps().stream().filter(step -> step.part() == null).findFirst()
                : run.current();
    }

    private static Failure failure(RunStep step, DataIntegrityViolationException refused) {
        return new Failure(
                FailureClass.UNKNOWN,
                OutsideSystem.PORTAL,
                step.key().name(),
                RunPhrase.NOT_KEPT.say(step.key().called()),
                code(refused));
    }

    /** All that may be said of a refusal: its words hold what was refused. */
    private static String code(DataIntegrityViolationException refused) {
        return refused.getRootCause() instanceof SQLException cause
                ? "SQLSTATE " + cause.getSQLState()
                : refused.getClass().getSimpleName();
    }
}
