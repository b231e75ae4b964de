package dev.tenantry.portal;

import dev.tenantry.database.TenantScope;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers, asked as everything else asks it. */
@Component("databaseHealthIndicator")
class DatabaseHealth extends AbstractHealthIndicator {

    private final TenantScope scope;
    private final JdbcClient jdbc;

    DatabaseHealth(TenantScope scope, JdbcClient jdbc) {
        super("the database does not answer");
        this.scope = scope;
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        scope.inProvider(() -> jdbc.sql("select 1").query(Integer.class).single());
        health.up();
    }
}
