package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.LeaseLost;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases as rows, timed by the database's clock alone. */
final class JdbcLeases implements Leases {

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final String node;
    private final Duration length;

    JdbcLeases(TenantScope scope, JdbcClient jdbc, String node, Duration length) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.node = node;
        this.length = length;
    }

    @Override
    public Optional<Lease> hold(Run run) {
        return scope.asProvider(() -> jdbc.sql("""
                insert into tenant_lease as held (tenant_id, run_id, epoch, node, until)
                values (:tenant, :run, 1, :node, clock_timestamp() + make_interval(secs => :seconds))
                on conflict (tenant_id) do update set
                    run_id = excluded.run_id, node = excluded.node, until = excluded.until,
                    epoch = held.epoch + 1
                where held.node = excluded.node or held.until < clock_timestamp()
                returning epoch, until
                """)
                .param("tenant", run.tenant().value())
                .param("run", run.id().value())
                .param("node", node)
                .param("seconds", length.toMillis() / 1000.0)
                .query((row, at) -> new Lease(
                        run.tenant(),
                        run.id(),
                        row.getLong("epoch"),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .optional());
    }

    @Override
    public Lease renew(Lease lease) {
        return scope.asProvider(() -> jdbc.sql("""
                update tenant_lease set until = clock_timestamp() + make_interval(secs => :seconds)
                where tenant_id = :tenant and run_id = :run and epoch = :epoch and node = :node
                  and until > clock_timestamp()
                returning until
                """)
                .param("tenant", lease.tenant().value())
                .param("run", lease.run().value())
                .param("epoch", lease.epoch())
                .param("node", node)
                .param("seconds", length.toMillis() / 1000.0)
                .query((row, at) -> new Lease(
                        lease.tenant(),
                        lease.run(),
                        lease.epoch(),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new LeaseLost(lease.run(), lease.epoch())));
    }

    @Override
    public void release(Lease lease) {
        scope.inProvider(() -> jdbc.sql("""
                update tenant_lease set until = clock_timestamp()
                where tenant_id = ? and run_id = ? and epoch = ? and node = ?
                """)
                .params(lease.tenant().value(), lease.run().value(), lease.epoch(), node)
                .update());
    }
}
