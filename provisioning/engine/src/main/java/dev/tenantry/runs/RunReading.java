package dev.tenantry.runs;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looking at runs: lists, one run with its plan, its history and its logs. */
@UseCase
public class RunReading {

    /** So many runs that wait for a person are told of at most. */
    public static final int MOST_WAITING = 200;

    private final RunQueries queries;
    private final RunHistory history;
    private final LogReading logs;

    RunReading(RunQueries queries, RunHistory history, LogReading logs) {
        this.queries = queries;
        this.history = history;
        this.logs = logs;
    }

    /** A page of up to 50 runs, newest first, over all tenants. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public RunPage list(RunFilter filter) {
        return RunPage.of(queries.list(filter));
    }

    /** A page of up to 50 runs of one tenant, newest first. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public RunPage listOf(TenantId tenant, RunFilter filter) {
        return RunPage.of(queries.list(new RunFilter(filter.states(), filter.kinds(), tenant, filter.before())));
    }

    /** Which tenant's run a number is; empty if there is none. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Optional<RunSummary> numbered(long number) {
        return queries.numbered(number);
    }

    /** As {@link #numbered(long)}, if it is this tenant's. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<RunSummary> numberedOf(TenantId tenant, long number) {
        return queries.numbered(number).filter(found -> found.tenant().equals(tenant));
    }

    /** Whose run this is; empty if there is none. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Optional<TenantId> tenantOf(RunId run) {
        return queries.tenantOf(run);
    }

    /** Everything a run's page shows except the log; empty if the tenant has no such run. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<RunDetail> run(TenantId tenant, RunId run) {
        return history.detail(tenant, run);
    }

    /** The plan in its newest revision with its hash, read as one; empty while the run is planning. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<RunPlan> plan(TenantId tenant, RunId run) {
        return history.plan(tenant, run);
    }

    /** Up to {@code most} lines on or back from a line number (counted from 1) that the query lets through. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public LogPage log(TenantId tenant, RunId run, int position, LogQuery query) {
        return logs.page(tenant, run, position, query);
    }

    /** The newest run that changes each of these tenants, for those that have one. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public List<RunSummary> newest(Collection<TenantId> tenants) {
        return queries.newest(tenants);
    }

    /** What tenants were called when their newest run was created; those without a run are missing. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Map<TenantId, String> tenantNames(Collection<TenantId> tenants) {
        return queries.tenantNames(tenants);
    }

    /** What the tenant was called when its newest run was created; empty if it has none. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<String> nameOf(TenantId tenant) {
        return Optional.ofNullable(queries.tenantNames(List.of(tenant)).get(tenant));
    }

    /** Runs at an incident at which one person has asked for what a second one must confirm: a rollback, the breaking of a lock. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Set<RunId> waitingForSecondPerson() {
        return queries.waitingForSecondPerson();
    }

    /** What waits for a person, incidents first; at most {@link #MOST_WAITING}. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public List<RunSummary> waitingForPerson() {
        return queries.waitingForPerson(MOST_WAITING);
    }

    /** Runs that the engine is working on; at most 50. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public List<RunSummary> underWay() {
        return queries.underWay(50);
    }
}
