package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.secrets.TenantSecrets;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Makes the contexts of real runs. */
final class StepContexts implements Contexts {

    private final Effects effects;
    private final TenantSecrets secrets;
    private final RunLogs logs;
    private final PlanSeal seal;
    private final BiPredicate<RunId, String> released;
    private final BiFunction<TenantId, String, Facts> earlier;
    private final Path root;

    StepContexts(
            Leases leases,
            Audit audit,
            TenantSecrets secrets,
            RunLogs logs,
            PlanSeal seal,
            BiPredicate<RunId, String> released,
            BiFunction<TenantId, String, Facts> earlier,
            Path root) {
        this.effects = new Effects(leases, audit);
        this.secrets = secrets;
        this.logs = logs;
        this.seal = seal;
        this.released = released;
        this.earlier = earlier;
        this.root = root;
    }

    @Override
    public StepContext of(Run run, RunStep step, Lease lease) {
        return new RunStepContext(this, run, step, lease);
    }

    @Override
    public void settled(Run run, RunStep step) {
        effects.settled(run, step);
    }

    /** By which effects of a step are found again; what was done for undoing it is told from what was done before. */
    static Map<String, String> about(Run run, RunStep step) {
        Map<String, String> about =
                Map.of("run", run.id().toString(), "step", step.key().toString());
        if (step.phase() != StepPhase.UNDOING) {
            return about;
        }
        Map<String, String> undoing = new TreeMap<>(about);
        undoing.put("undoing", "true");
        return undoing;
    }

    Effects effects() {
        return effects;
    }

    TenantSecrets secrets() {
        return secrets;
    }

    RunLogs logs() {
        return logs;
    }

    PlanSeal seal() {
        return seal;
    }

    /** Whether two people have agreed that the run may break this lock. */
    boolean released(RunId run, String lock) {
        return released.test(run, lock);
    }

    /** What a step handed on in an earlier run of the tenant; empty facts if none did it. */
    Facts handedOn(TenantId tenant, String step) {
        return earlier.apply(tenant, step);
    }

    /** Where all steps of a run keep their files on this node. */
    Path folder(RunId run) {
        return root.resolve(run.toString());
    }

    Path folder(Run run, RunStep step) {
        try {
            return Files.createDirectories(folder(run.id()).resolve(step.key().name()));
        } catch (IOException failed) {
            throw new UncheckedIOException("no work folder for " + step.key() + " under " + root, failed);
        }
    }
}
