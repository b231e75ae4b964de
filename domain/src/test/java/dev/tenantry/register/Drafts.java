package dev.tenantry.register;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts of a register on a database of tests, for the modules that hand something on to them. */
public final class Drafts {

    private final TenantScope scope;
    private final TenantRows rows;

    public Drafts(TenantScope scope, JdbcClient jdbc) {
        this.scope = scope;
        this.rows = new TenantRows(jdbc);
    }

    public MadeAccounts madeAccounts() {
        return new MadeAccounts(scope, rows);
    }

    /** A fresh one. */
    public void begin(TenantId tenant) {
        scope.inProvider(() -> rows.insert(tenant, TenantDraft.fresh(), Instant.EPOCH));
    }

    /** As somebody at the wizard does. */
    public void name(TenantId tenant, String account) {
        scope.inProvider(() -> {
            Tenant draft = rows.find(tenant).orElseThrow();
            rows.saveDraft(tenant, draft.draft().with(Field.ACCOUNT_ID, account), draft.version());
        });
    }

    /** What stands in the field; empty if nothing does. */
    public String account(TenantId tenant) {
        return scope.asProvider(() -> rows.find(tenant))
                .map(found -> found.draft().get(Field.ACCOUNT_ID))
                .orElse("");
    }
}
