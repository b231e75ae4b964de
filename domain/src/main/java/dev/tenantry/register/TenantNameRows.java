package dev.tenantry.register;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.KnownTenants;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of tenants as they are now. */
@Component
class TenantNameRows implements KnownTenants {

    private final TenantScope scope;
    private final JdbcClient jdbc;

    TenantNameRows(TenantScope scope, JdbcClient jdbc) {
        this.scope = scope;
        this.jdbc = jdbc;
    }

    @Override
    public Map<TenantId, String> names(Collection<TenantId> tenants) {
        return scope.asProvider(() -> jdbc
                .sql("select tenant_id, display_name from tenant where tenant_id = any(?)")
                .param(tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query((row, at) -> Map.entry(new TenantId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
