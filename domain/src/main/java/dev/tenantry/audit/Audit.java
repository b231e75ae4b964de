package dev.tenantry.audit;

import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.UUID;

/**
 * The port every module writes its acts to. All methods need an open {@link dev.tenantry.database.TenantScope} except
 * {@link #intend}, {@link #conclude} and {@link #settle}, which commit on their own: an outside effect is announced before and concluded
 * after it, and an intent without conclusion reads as "outcome unknown".
 */
public interface Audit {

    /** Writes the act in the caller's transaction: no audit row, no change. */
    void record(AuditEntry entry);

    /** Commits, before anything outside is touched, that it is about to be. */
    IntentId intend(AuditEntry entry);

    /** Commits how an announced effect ended. Concluding twice with the same outcome changes nothing. */
    void conclude(IntentId intent, Outcome outcome);

    /**
     * Concludes as done every effect of this tenant that was announced with these details and of which nobody knows how it
     * ended: what was wanted has been looked up, and is so.
     */
    void settle(TenantId tenant, Map<String, String> details);

    /** Identifies an announced effect. */
    record IntentId(UUID value) {}

    /** How an outside effect ended. */
    enum Outcome {
        DONE,
        /** The outside system refused or failed and is known not to have acted. */
        NOT_DONE,
        /** The answer was lost; a later look-up decides. */
        UNKNOWN
    }
}
