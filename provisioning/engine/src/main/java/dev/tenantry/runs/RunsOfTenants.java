package dev.tenantry.runs;

import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantRunHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether anything was undertaken for a tenant, for those who keep tenants and know no runs. */
@Component
class RunsOfTenants implements TenantRunHistory {

    private final JdbcClient jdbc;

    RunsOfTenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hasRuns(TenantId tenant) {
        return jdbc.sql("select exists (select from run where tenant_id = ?)")
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }
}
