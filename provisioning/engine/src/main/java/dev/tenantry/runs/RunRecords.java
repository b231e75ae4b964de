package dev.tenantry.runs;

import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has become of a tenant's runs, for modules that write it down. The caller has checked who may know. */
@Component
public class RunRecords {

    private final JdbcClient jdbc;
    private final RunQueries queries;
    private final RunRows rows;

    RunRecords(JdbcClient jdbc, RunQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.rows = new RunRows(jdbc);
    }

    /**
     * A run, with the names that stand for its approval.
     *
     * @param approvedBy references of all who have approved a plan of it, in order
     */
    public record Recorded(Run run, List<String> approvedBy) {

        public Recorded {
            approvedBy = List.copyOf(approvedBy);
        }
    }

    /** The tenant's last 50 runs of a kind, the oldest first. Must be called within a provider scope. */
    public List<Recorded> ofKind(TenantId tenant, RunKind kind) {
        return queries.list(new RunFilter(Set.of(), Set.of(kind), tenant, null)).reversed().stream()
                .flatMap(run -> rows.find(run.id()).stream())
                .map(run -> new Recorded(run, approvedBy(run)))
                .toList();
    }

    private List<String> approvedBy(Run run) {
        return jdbc
                .sql("select actor from run_approval where run_id = ? and decision = 'APPROVED' order by at")
                .param(run.id().value())
                .query((row, at) -> row.getString(1))
                .list()
                .stream()
                .distinct()
                .toList();
    }
}
