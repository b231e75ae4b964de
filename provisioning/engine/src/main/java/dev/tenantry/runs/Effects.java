package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.identity.Actor;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.LeaseLost;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The only way for a step to touch the outside world: under a lease that was renewed right before, told to audit before and after. */
final class Effects {

    private final Leases leases;
    private final Audit audit;

    Effects(Leases leases, Audit audit) {
        this.leases = leases;
        this.audit = audit;
    }

    /** What is touched: how it reads in the past tense, on which object of which system. */
    record Touch(OutsideSystem system, String act, String subject, Map<String, String> details) {}

    /** Throws {@link LeaseLost} before acting if the lease is no longer ours. */
    <T> T act(Run run, RunStep step, Lease lease, Touch touch, Supplier<T> doing) {
        leases.renew(lease);
        Audit.IntentId intent = audit.intend(entry(run, step, touch));
        try {
            T result = doing.get();
            audit.conclude(intent, Audit.Outcome.DONE);
            return result;
        } catch (OutsideFailure failure) {
            audit.conclude(intent, mayHaveActed(failure) ? Audit.Outcome.UNKNOWN : Audit.Outcome.NOT_DONE);
            throw failure;
        } catch (RuntimeException failure) {
            audit.conclude(intent, Audit.Outcome.UNKNOWN);
            throw failure;
        }
    }

    /** What was looked up is so: effects of the step whose answers were lost have come about. */
    void settled(Run run, RunStep step) {
        audit.settle(run.tenant(), StepContexts.about(run, step));
    }

    private static boolean mayHaveActed(OutsideFailure failure) {
        return switch (failure.kind()) {
            case TIMEOUT, ANSWER_LOST, BROKEN, NOT_UNDERSTOOD -> true;
            case DOWN, RATE_LIMITED, NOT_AUTHORIZED, NOT_FOUND, ALREADY_EXISTS, REJECTED, FORBIDDEN_ADDRESS -> false;
        };
    }

    private static AuditEntry entry(Run run, RunStep step, Touch touch) {
        Map<String, String> all = new TreeMap<>(touch.details());
        all.putAll(StepContexts.about(run, step));
        all.put("attempt", Integer.toString(step.attempt()));
        return AuditEntry.of(
                run.tenant(),
                new Actor.Portal("run"),
                touch.act(),
                new AuditEntry.Subject(touch.system().name(), touch.subject()),
                all);
    }
}
