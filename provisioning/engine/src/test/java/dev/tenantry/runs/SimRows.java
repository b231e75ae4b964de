package dev.tenantry.runs;

import dev.tenantry.steps.LeaseLost;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What survives a node: runs guarded by their version, plans, approvals, leases by the database's clock, the bell. */
final class SimRows {

    static final Duration LEASE = Duration.ofSeconds(15);

    private final Simulation sim;
    private final Map<RunId, Run> runs = new LinkedHashMap<>();
    private final Map<RunId, PlanDocument> shown = new LinkedHashMap<>();
    private final Map<RunId, PlanDocument> approved = new LinkedHashMap<>();
    private final Map<RunId, Integer> revisions = new LinkedHashMap<>();
    private final Map<TenantId, Held> leases = new LinkedHashMap<>();
    private final List<RunId> rung = new ArrayList<>();

    SimRows(Simulation sim) {
        this.sim = sim;
    }

    record Held(RunId run, long epoch, String node, Instant until) {}

    List<Run> all() {
        return List.copyOf(runs.values());
    }

    Run load(RunId id) {
        return java.util.Objects.requireNonNull(runs.get(id), "no run");
    }

    /** The index "one mutating run per tenant". */
    boolean insert(Run run) {
        if (run.kind() != RunKind.DRIFT_SCAN
                && runs.values().stream()
                        .anyMatch(other -> other.tenant().equals(run.tenant())
                                && other.kind() != RunKind.DRIFT_SCAN
                                && !other.state().ended())) {
            return false;
        }
        runs.put(run.id(), run);
        ring(run.id());
        return true;
    }

    Run save(Run run) {
        Run before = load(run.id());
        if (before.version() != run.version()) {
            throw new RunChanged(run.id(), run.version());
        }
        Run saved = raised(run);
        runs.put(run.id(), saved);
        sim.laws().saved(before, saved);
        return saved;
    }

    Run savePlanned(Run run, PlanDocument document) {
        Run saved = save(run);
        shown.put(run.id(), document);
        return saved;
    }

    PlanDocument shown(RunId run) {
        return java.util.Objects.requireNonNull(shown.get(run), "no plan");
    }

    void noteApproval(Run run) {
        approved.put(run.id(), shown(run.id()));
        revisions.put(run.id(), run.planRevision());
    }

    /** Whether the plan as it stands is the one that was approved last. */
    boolean isApproved(Run run) {
        return revisions.getOrDefault(run.id(), 0) == run.planRevision();
    }

    Optional<PlanDocument> approved(RunId run) {
        return Optional.ofNullable(approved.get(run));
    }

    void ring(RunId run) {
        if (!rung.contains(run)) {
            rung.add(run);
        }
    }

    boolean rung(RunId run) {
        return rung.contains(run);
    }

    void heard(RunId run) {
        rung.remove(run);
    }

    Optional<Lease> hold(Run run, String node) {
        Held held = leases.get(run.tenant());
        Instant now = sim.time().instant();
        if (held != null && !held.node().equals(node) && !held.until().isBefore(now)) {
            return Optional.empty();
        }
        long epoch = held == null ? 1 : held.epoch() + 1;
        Held taken = new Held(run.id(), epoch, node, now.plus(LEASE));
        leases.put(run.tenant(), taken);
        return Optional.of(new Lease(run.tenant(), run.id(), epoch, taken.until()));
    }

    Lease renew(Lease lease, String node) {
        if (!valid(lease, node)) {
            throw new LeaseLost(lease.run(), lease.epoch());
        }
        Instant until = sim.time().instant().plus(LEASE);
        leases.put(lease.tenant(), new Held(lease.run(), lease.epoch(), node, until));
        return new Lease(lease.tenant(), lease.run(), lease.epoch(), until);
    }

    boolean valid(Lease lease, String node) {
        Held held = leases.get(lease.tenant());
        return held != null
                && held.run().equals(lease.run())
                && held.epoch() == lease.epoch()
                && held.node().equals(node)
                && held.until().isAfter(sim.time().instant());
    }

    void release(Lease lease, String node) {
        if (valid(lease, node)) {
            leases.put(
                    lease.tenant(),
                    new Held(lease.run(), lease.epoch(), node, sim.time().instant()));
        }
    }

    private static Run raised(Run run) {
        return new Run(
                run.id(),
                run.number(),
                run.tenant(),
                run.kind(),
                run.state(),
                run.requested(),
                run.wanted(),
                run.steps(),
                run.planHash(),
                run.planRevision(),
                run.incident(),
                run.forced(),
                run.look(),
                run.startedAt(),
                run.finishedAt(),
                run.version() + 1);
    }
}
