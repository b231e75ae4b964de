package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.mcp.TokenRows.Token;
import dev.tenantry.register.Reapplication;
import dev.tenantry.register.Reapplication.Asked;
import dev.tenantry.tenants.RunningTenants;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks for the runs that bring changes of tokens into tenants' accounts: at once, and once more where another run was in the way and
 * has ended without bringing them (R4.3). For each change one run is asked for; what became of that is for people to decide.
 */
@Component
class TokenRuns {

    private static final Actor BY = new Actor.Portal("mcp-tokens");

    private final TokenRows rows;
    private final Reapplication reapplication;
    private final RunningTenants running;
    private final TenantScope scope;

    TokenRuns(TokenRows rows, Reapplication reapplication, RunningTenants running, TenantScope scope) {
        this.rows = rows;
        this.reapplication = reapplication;
        this.running = running;
        this.scope = scope;
    }

    /** In the caller's name. */
    Asked ask(TenantId tenant) {
        return ask(tenant, () -> reapplication.again(tenant));
    }

    @Scheduled(cron = "${tenantry.mcp.token-rounds:20 * * * * *}")
    void round() {
        Map<TenantId, Set<String>> behind = scope.asProvider(rows::behind);
        behind.forEach((tenant, servers) -> {
            if (concerns(tenant, servers)) {
                ask(tenant, () -> reapplication.again(tenant, BY));
            }
        });
    }

    /** What a tenant has not chosen, its runs do not bring; what was taken away, they take out as long as the tenant is live. */
    private boolean concerns(TenantId tenant, Set<String> servers) {
        Set<String> kept = scope.asProvider(() -> rows.usable(tenant)).keySet();
        return running.live(tenant)
                .map(Attachments::chosen)
                .filter(chosen ->
                        servers.stream().anyMatch(server -> chosen.contains(server) || !kept.contains(server)))
                .isPresent();
    }

    /** What is changed once more while a run is asked for stays behind. */
    private Asked ask(TenantId tenant, Supplier<Asked> again) {
        List<Token> before = scope.asProvider(() -> rows.of(tenant));
        Asked asked = again.get();
        if (asked == Asked.PLANNED) {
            scope.inProvider(() -> before.forEach(token -> rows.told(tenant, token.server(), token.revision())));
        }
        return asked;
    }
}
