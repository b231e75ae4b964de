package dev.tenantry.mcp;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.steps.BroughtSecrets;
import dev.tenantry.tenants.StayingTenants;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.AccountSecrets;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A token, what is told of it, and the audit row: all of it or nothing. Of two at the same time the later one stands. */
@Component
class TokenChanges {

    private final StayingTenants tenants;
    private final TokenRows rows;
    private final BroughtSecrets secrets;
    private final TenantScope scope;
    private final Audit audit;
    private final CurrentActor caller;
    private final Clock clock;

    TokenChanges(
            StayingTenants tenants,
            TokenRows rows,
            BroughtSecrets secrets,
            TenantScope scope,
            Audit audit,
            CurrentActor caller,
            Clock clock) {
        this.tenants = tenants;
        this.rows = rows;
        this.secrets = secrets;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * False if the tenant is gone or about to go, and would leave it behind. Sealing it may take a system outside, which throws
     * {@link dev.tenantry.outside.OutsideFailure}, so it is done before the transaction; nothing is kept then.
     *
     * @param address of the server, for which it is meant
     */
    boolean give(TenantId tenant, String server, URI address, String token) {
        BroughtSecrets.Brought sealed = secrets.seal(tenant, AccountSecrets.toolToken(server), token);
        return scope.asTenant(tenant, () -> {
            if (!tenants.holdStaying(tenant)) {
                return false;
            }
            // first, since it holds up who does the same
            rows.given(tenant, server, address, clock.instant(), by());
            sealed.keep();
            record(tenant, server, "mcp.token-given");
            return true;
        });
    }

    /** False if none was kept. */
    boolean takeAway(TenantId tenant, String server) {
        return scope.asTenant(tenant, () -> {
            boolean taken = rows.taken(tenant, server, clock.instant(), by());
            if (taken) {
                secrets.forget(tenant, AccountSecrets.toolToken(server));
                record(tenant, server, "mcp.token-taken-away");
            }
            return taken;
        });
    }

    private String by() {
        return caller.actor().reference();
    }

    private void record(TenantId tenant, String server, String act) {
        audit.record(
                AuditEntry.of(tenant, caller.actor(), act, new AuditEntry.Subject("mcp-server", server), Map.of()));
    }
}
