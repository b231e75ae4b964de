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
import java.util.function.Supplier;

/** What one call of one step sees of its run. */
final class RunStepContext implements StepContext {

    private final StepContexts with;
    private final Run run;
    private final RunStep step;
    private final Lease lease;
    private final StepLog log;

    RunStepContext(StepContexts with, Run run, RunStep step, Lease lease) {
        this.with = with;
        this.run = run;
        this.step = step;
        this.lease = lease;
        this.log = new RunStepLog(
                with.logs(),
                with.tails(),
                new RunLogs.Place(run.id(), run.tenant(), step.position()),
                () -> with.masking().of(run.tenant()));
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
    public Instant requestedAt() {
        return run.requested().at();
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
                .filter(outputs -> !outputs.values().isEmpty())
                .orElseGet(() -> with.earlier().handedOn(run.tenant(), name));
    }

    @Override
    public Facts memo() {
        return step.memo();
    }

    @Override
    public PlannedPart approved() {
        PlannedPart part = step.part();
        if (part == null) {
            throw new IllegalStateException(step.key() + " has no approved part yet");
        }
        return part;
    }

    @Override
    public List<Saying> beyondApproval(PlannedPart candidate) {
        return PlanBounds.beyond(approved(), with.seal().masked(candidate));
    }

    @Override
    public boolean stopping() {
        return run.state() == RunState.CANCELLING;
    }

    @Override
    public boolean looking() {
        return run.state() == RunState.INCIDENT;
    }

    @Override
    public boolean mayBreak(String lock) {
        return with.earlier().released(run.id(), lock);
    }

    @Override
    public boolean isOfTenant(RunId other) {
        return with.earlier().isOf(run.tenant(), other);
    }

    @Override
    public Path folder() {
        return with.folder(run, step);
    }

    @Override
    public StepLog log() {
        return log;
    }

    @Override
    public Secrets secrets() {
        return with.secrets().of(run.tenant());
    }

    @Override
    public <T> T effect(
            OutsideSystem system, String act, String subject, Map<String, String> details, Supplier<T> doing) {
        return with.effects().act(run, step, lease, new Effects.Touch(system, act, subject, details), doing);
    }
}
