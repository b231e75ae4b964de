package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.secrets.TenantSecrets;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Makes the contexts of real runs. */
final class StepContexts implements Contexts {

    private final Effects effects;
    private final TenantSecrets secrets;
    private final RunLogs logs;
    private final LogTails tails;
    private final PlanSeal seal;
    private final Earlier earlier;
    private final Path root;

    StepContexts(
            Leases leases,
            Audit audit,
            TenantSecrets secrets,
            RunLogs logs,
            LogTails tails,
            PlanSeal seal,
            Earlier earlier,
            Path root) {
        this.effects = new Effects(leases, audit);
        this.secrets = secrets;
        this.logs = logs;
        this.tails = tails;
        this.seal = seal;
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

    Maskings masking() {
        return new Maskings(secrets::allOf);
    }

    RunLogs logs() {
        return logs;
    }

    LogTails tails() {
        return tails;
    }

    PlanSeal seal() {
        return seal;
    }

    Earlier earlier() {
        return earlier;
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
