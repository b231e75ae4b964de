package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.tenants.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The announced effects, as rows: what was announced is there before anything is touched. */
final class SimAudit implements Audit {

    private final Simulation sim;
    private final Map<IntentId, Intent> intents = new LinkedHashMap<>();

    SimAudit(Simulation sim) {
        this.sim = sim;
    }

    private record Intent(AuditEntry entry, @Nullable Outcome outcome) {}

    @Override
    public void record(AuditEntry entry) {
        throw new UnsupportedOperationException("the engine records no acts of people");
    }

    @Override
    public IntentId intend(AuditEntry entry) {
        IntentId id = new IntentId(sim.chance().id());
        intents.put(id, new Intent(entry, null));
        return id;
    }

    @Override
    public void conclude(IntentId intent, Outcome outcome) {
        intents.computeIfPresent(intent, (id, open) -> new Intent(open.entry(), outcome));
    }

    @Override
    public void settle(TenantId tenant, Map<String, String> details) {
        intents.replaceAll(
                (id, open) -> unknown(open) && tenant.equals(open.entry().tenant()) && about(open, details)
                        ? new Intent(open.entry(), Outcome.DONE)
                        : open);
    }

    /** Whether an effect on this subject is announced; only of one that comes late may somebody have concluded already that it came about. */
    boolean announced(Run run, RunStep step, String subject, boolean late) {
        return intents.values().stream()
                .anyMatch(open -> (late || open.outcome() == null)
                        && open.entry().subject().id().equals(subject)
                        && about(open, StepContexts.about(run, step)));
    }

    /** Whether it is not known how an effect of doing this step ended. */
    boolean unsettled(Run run, RunStep step) {
        return intents.values().stream()
                .anyMatch(open -> unknown(open)
                        && !sim.world().strayed(open.entry().subject().id())
                        && !open.entry().details().containsKey("undoing")
                        && about(open, StepContexts.about(run, step)));
    }

    private static boolean unknown(Intent open) {
        return open.outcome() == null || open.outcome() == Outcome.UNKNOWN;
    }

    private static boolean about(Intent open, Map<String, String> details) {
        return open.entry().details().entrySet().containsAll(details.entrySet());
    }
}
