package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.RunId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The bell between our rows and the engine. Ringing it is part of the transaction that changes a run, so that no decision
 * can be committed without the engine hearing of it, whatever dies in between.
 */
final class RunWaking {

    private final TenantScope scope;
    private final JdbcClient jdbc;

    RunWaking(TenantScope scope, JdbcClient jdbc) {
        this.scope = scope;
        this.jdbc = jdbc;
    }

    void ring(RunId run) {
        scope.inProvider(() -> {
            jdbc.sql("update run set wake_since = clock_timestamp() where id = ?")
                    .param(run.value())
                    .update();
            jdbc.sql("select pg_notify('run_wake', '')").query((row, at) -> "").list();
        });
    }

    /** Before the run is looked at: whatever rings from now on is a new ring. */
    void heard(RunId run) {
        scope.inProvider(() -> jdbc.sql("update run set wake_since = null where id = ? and wake_since is not null")
                .param(run.value())
                .update());
    }

    List<RunId> rung() {
        return scope.asProvider(
                () -> jdbc.sql("select id from run where wake_since is not null order by wake_since limit 100")
                        .query((row, at) -> new RunId(row.getObject(1, UUID.class)))
                        .list());
    }

    /** Whether the run's next look is for something that it has begun and that goes on; after a failure it is not. */
    boolean waitsForWork(RunId run) {
        return scope.asProvider(
                () -> jdbc.sql("select exists (select from run_step where run_id = ? and saying is not null)")
                        .param(run.value())
                        .query(Boolean.class)
                        .single());
    }

    /** Does the work only while no other node does it for the same run. */
    void exclusively(RunId run, Runnable work) {
        scope.inProvider(() -> jdbc.sql("select id from run where id = ? for update skip locked")
                .param(run.value())
                .query((row, at) -> row.getString(1))
                .optional()
                .ifPresent(locked -> work.run()));
    }
}
