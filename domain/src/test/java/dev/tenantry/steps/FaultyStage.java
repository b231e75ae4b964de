package dev.tenantry.steps;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A stage on which one outside effect goes wrong, in whichever of its calls the step has it. */
final class FaultyStage implements StepContext {

    /** How it goes wrong. */
    enum Fault {
        NOT_DONE,
        ANSWER_LOST,
        /** The portal died after the effect and before it remembered anything. */
        KILLED
    }

    private final StepStage stage;
    private final int at;
    private final Fault fault;
    private Facts memo = Facts.none();
    private int effects;
    private int calls;

    FaultyStage(StepStage stage, int at, Fault fault) {
        this.stage = stage;
        this.at = at;
        this.fault = fault;
    }

    /** Whether the step, called until it ends, ends by the fault. */
    boolean breaks(
            BiFunction<Step, StepContext, Progress<Facts>> first,
            BiFunction<Step, StepContext, Progress<Facts>> next,
            Step step,
            Runnable between) {
        try {
            Progress<Facts> progress = first.apply(step, this);
            while (progress instanceof Progress.Working<Facts> working && calls++ < 200) {
                memo = working.memo();
                between.run();
                progress = next.apply(step, this);
            }
            if (progress instanceof Progress.Failed<Facts>) {
                return effects == at;
            }
            throw new AssertionError(
                    "went on after " + fault + " at effect " + at + " of " + effects + ": " + progress);
        } catch (RuntimeException thrown) {
            if (!StepProofs.isFailure(thrown)) {
                throw thrown;
            }
            return effects == at;
        }
    }

    /** Whether the fault came in the first call, before anything was remembered. */
    boolean brokeAtOnce() {
        return calls == 0;
    }

    @Override
    public boolean isOfTenant(RunId other) {
        return stage.isOfTenant(other);
    }

    @Override
    public <T> T effect(
            OutsideSystem system, String act, String subject, Map<String, String> details, Supplier<T> doing) {
        effects++;
        if (effects != at) {
            return stage.effect(system, act, subject, details, doing);
        }
        if (fault == Fault.NOT_DONE) {
            throw new OutsideFailure(system, Kind.DOWN, act + " was not done");
        }
        stage.effect(system, act, subject, details, doing);
        if (fault == Fault.KILLED) {
            throw new LeaseLost(run(), 1);
        }
        throw new OutsideFailure(system, Kind.ANSWER_LOST, act + " was done, and the answer lost");
    }

    @Override
    public TenantId tenant() {
        return stage.tenant();
    }

    @Override
    public RunId run() {
        return stage.run();
    }

    @Override
    public Instant requestedAt() {
        return stage.requestedAt();
    }

    @Override
    public int attempt() {
        return stage.attempt();
    }

    @Override
    public Wanted wanted() {
        return stage.wanted();
    }

    @Override
    public Facts outputsOf(String step) {
        return stage.outputsOf(step);
    }

    @Override
    public Facts memo() {
        return memo;
    }

    @Override
    public PlannedPart approved() {
        return stage.approved();
    }

    @Override
    public List<Saying> beyondApproval(PlannedPart candidate) {
        return stage.beyondApproval(candidate);
    }

    @Override
    public Path folder() {
        return stage.folder();
    }

    @Override
    public StepLog log() {
        return stage.log();
    }

    @Override
    public Secrets secrets() {
        return stage.secrets();
    }
}
