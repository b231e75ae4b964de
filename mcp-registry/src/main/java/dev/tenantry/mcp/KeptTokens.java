package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.ToolTokens;
import java.util.Map;
import org.springframework.stereotype.Component;

/** By the rows of tokens and by what the catalogue says of their servers. */
@Component
class KeptTokens implements ToolTokens {

    private final TokenRows rows;
    private final TenantScope scope;

    KeptTokens(TokenRows rows, TenantScope scope) {
        this.rows = rows;
        this.scope = scope;
    }

    @Override
    public Map<String, Kept> of(TenantId tenant) {
        return scope.asProvider(() -> rows.usable(tenant));
    }
}
