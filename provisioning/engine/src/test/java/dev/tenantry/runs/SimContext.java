package dev.tenantry.runs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Secrets;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepLog;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What a call of a simulated step sees; its effects are the engine's own. */
final class SimContext implements StepContext {

    private final Simulation sim;
    private final SimNode.Life life;
    private final Run run;
    private final RunStep step;
    private final Lease lease;

    SimContext(Simulation sim, SimNode.Life life, Run run, RunStep step, Lease lease) {
        this.sim = sim;
        this.life = life;
        this.run = run;
        this.step = step;
        this.lease = lease;
    }

    SimNode.Life life() {
        return life;
    }

    Run row() {
        return run;
    }

    RunStep step() {
        return step;
    }

    Lease lease() {
        return lease;
    }

    /** Touches the world under the engine's own rules. */
    <T> T touch(String act, String subject, Supplier<T> doing) {
        return effect(OutsideSystem.PORTAL, act, subject, Map.of(), doing);
    }

    @Override
    public boolean isOfTenant(RunId other) {
        return other.equals(run());
    }

    @Override
    public Instant requestedAt() {
        return run.requested().at();
    }

    @Override
    public TenantId tenant() {
        return run.tenant();
    }

    @Override
    public RunId run() {
        return run.id();
    }

    @Override
    public int attempt() {
        return step.attempt();
    }

    @Override
    public Wanted wanted() {
        return run.wanted();
    }

    @Override
    public Facts outputsOf(String name) {
        return run.steps().stream()
                .filter(other -> other.key().name().equals(name))
                .findFirst()
                .map(RunStep::outputs)
                .orElse(Facts.none());
    }

    @Override
    public Facts memo() {
        return step.memo();
    }

    @Override
    public PlannedPart approved() {
        return Objects.requireNonNull(step.part(), "no part");
    }

    @Override
    public List<Saying> beyondApproval(PlannedPart candidate) {
        return PlanBounds.beyond(approved(), sim.seal().masked(candidate));
    }

    @Override
    public Path folder() {
        throw new UnsupportedOperationException("no files in the simulated world");
    }

    @Override
    public StepLog log() {
        throw new UnsupportedOperationException("no logs in the simulated world");
    }

    @Override
    public Secrets secrets() {
        throw new UnsupportedOperationException("no secrets in the simulated world");
    }

    @Override
    public <T> T effect(
            OutsideSystem system, String act, String subject, Map<String, String> details, Supplier<T> doing) {
        return new Effects(life, sim.audit())
                .act(run, step, lease, new Effects.Touch(system, act, subject, details), doing);
    }
}
