package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs have found that only compare, for the module that judges it. Within the scope that the caller opened. */
@Component
public class Comparisons {

    /** A scan that waits for a person no longer counts for the budget then: others would wait for as long as nobody comes. */
    private static final String HELD = "1 hour";

    private final JdbcClient jdbc;

    Comparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was found.
     *
     * @param slug of the tenant, as it was when it was asked for
     * @param at when all of it had been looked at
     * @param outdated whether a run has changed the tenant since this one began, so that it says little
     * @param found all that would have to be done to bring everything to what was agreed
     */
    public record Comparison(RunId run, long number, String slug, Instant at, boolean outdated, PlanDocument found) {}

    /** Where a scan stands that was asked for. */
    public enum Standing {
        UNDER_WAY,
        COMPARED,
        /** Cancelled, or left by whoever looked at why it could not go on. */
        GIVEN_UP
    }

    /** The newest one of the tenant that came to its end. */
    public Optional<Comparison> newest(TenantId tenant) {
        return jdbc.sql("""
                select scan.id, scan.number, scan.finished_at, run_plan.document, scan.profile ->> 'slug' as slug,
                    exists (select from run other where other.tenant_id = scan.tenant_id and other.mutating
                        and other.started_at is not null
                        and coalesce(other.finished_at, 'infinity') > scan.requested_at) as outdated
                from run scan join run_plan on run_plan.run_id = scan.id and run_plan.revision = scan.plan_revision
                where scan.tenant_id = ? and scan.kind = 'DRIFT_SCAN' and scan.state = 'SUCCEEDED'
                order by scan.number desc limit 1
                """)
                .param(tenant.value())
                .query((row, at) -> comparison(row))
                .optional();
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        return new Comparison(
                new RunId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("slug"),
                RunRows.instantOf(row, "finished_at"),
                row.getBoolean("outdated"),
                PlanJson.document(row.getString("document")));
    }

    /** Where this one stands; given up if there is none. */
    public Standing standing(RunId scan) {
        return jdbc.sql("select state from run where id = ?")
                .param(scan.value())
                .query((row, at) -> standing(RunState.valueOf(row.getString(1))))
                .optional()
                .orElse(Standing.GIVEN_UP);
    }

    private static Standing standing(RunState state) {
        if (!state.ended()) {
            return Standing.UNDER_WAY;
        }
        return state == RunState.SUCCEEDED ? Standing.COMPARED : Standing.GIVEN_UP;
    }

    /** Which of these tenants a run has changed, or is changing, since the moment beside each. */
    public Set<TenantId> changedSince(Map<TenantId, Instant> looked) {
        List<TenantId> tenants = List.copyOf(looked.keySet());
        return Set.copyOf(jdbc.sql("""
                select tenant from unnest(:tenants::uuid[], cast(:moments as timestamptz[])) as looked(tenant, at)
                where exists (select from run where tenant_id = tenant and mutating and started_at is not null
                    and coalesce(finished_at, 'infinity') > looked.at)
                """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .param(
                        "moments",
                        tenants.stream().map(looked::get).map(String::valueOf).toArray(String[]::new))
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .list());
    }

    /** How many are under way over all tenants, or stopped a short while ago. */
    public int underWay() {
        return jdbc.sql("""
                select count(*) from run where not ended and kind = 'DRIFT_SCAN'
                    and (incident_since is null or incident_since > now() - cast(? as interval))
                """).param(HELD).query(Integer.class).single();
    }

    /**
     * A text that is the same for the same change, of the same values, secrets by their keyed digests; where something stands for all of
     * the object by that alone, so that what was let be under an earlier build is known again.
     */
    public static String digest(Change change) {
        Change said = change.whole().map(whole -> change.with(List.of(whole))).orElse(change);
        return Digests.sha256(PlanJson.change(said));
    }
}
