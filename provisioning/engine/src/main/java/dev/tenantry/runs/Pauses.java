package dev.tenantry.runs;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.UseCase;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holding runs, of one tenant or of all: the engine begins nothing new, while programs and jobs that work outside go on. Cancelling
 * works meanwhile. Pausing what is paused and releasing what is not change nothing.
 */
@UseCase
public class Pauses {

    private final PauseRows rows;
    private final Audit audit;
    private final CurrentActor caller;
    private final Clock clock;

    Pauses(PauseRows rows, Audit audit, CurrentActor caller, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @Allow({PROVIDER_ADMIN, OPERATOR})
    public void pauseAll(String reason) {
        begin(null, reason);
    }

    @Allow({PROVIDER_ADMIN, OPERATOR})
    public void releaseAll() {
        end(null);
    }

    @Allow({PROVIDER_ADMIN, OPERATOR})
    public void pause(TenantId tenant, String reason) {
        begin(tenant, reason);
    }

    @Allow({PROVIDER_ADMIN, OPERATOR})
    public void release(TenantId tenant) {
        end(tenant);
    }

    /** The pause of all runs, if there is one. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Optional<Pause> ofAll() {
        return rows.of(null);
    }

    /** The tenant's own pause, if there is one; that of all aside. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Optional<Pause> of(TenantId tenant) {
        return rows.of(tenant);
    }

    private void begin(@Nullable TenantId tenant, String reason) {
        if (rows.begin(new Pause(tenant, reason, caller.actor().reference(), clock.instant()))) {
            record(tenant, "runs.paused", reason);
        }
    }

    private void end(@Nullable TenantId tenant) {
        if (rows.end(tenant)) {
            record(tenant, "runs.released", null);
        }
    }

    private void record(@Nullable TenantId tenant, String act, @Nullable String reason) {
        AuditEntry.Subject subject = tenant == null
                ? new AuditEntry.Subject("runs", "all")
                : new AuditEntry.Subject("tenant", tenant.toString());
        audit.record(new AuditEntry(tenant, caller.actor(), act, subject, Map.of(), reason));
    }
}
