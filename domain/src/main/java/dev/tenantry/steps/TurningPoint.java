package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A step that moves a tenant from one state to the next for good: once, and without a way back. */
public abstract class TurningPoint implements Step {

    private static final OutsideSystem SYSTEM = OutsideSystem.PORTAL;

    private final StepKey key;
    private final Phrase noWayBack;

    /** @param noWayBack why it is not undone, once it is done */
    protected TurningPoint(StepKey key, Phrase noWayBack) {
        this.key = key;
        this.noWayBack = noWayBack;
    }

    /** What is still missing; empty once it is done. */
    protected abstract List<Saying> missing(StepContext context);

    /** Whether any of it is done. */
    protected abstract boolean isBegun(StepContext context);

    /** Does what is missing. */
    protected abstract void turn(StepContext context);

    /** Moves the tenant, which is announced to audit before. */
    protected static <T> void move(StepContext context, String act, Supplier<T> told) {
        context.effect(SYSTEM, act, context.tenant().toString(), Map.of(), told);
    }

    @Override
    public final StepKey key() {
        return key;
    }

    @Override
    public final StepTraits traits() {
        return StepTraits.calls(SYSTEM).asPivot();
    }

    @Override
    public final Progress<Facts> start(StepContext context) {
        if (!missing(context).isEmpty()) {
            turn(context);
        }
        return Progress.done(Facts.none());
    }

    @Override
    public final Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public final Verdict verify(StepContext context) {
        List<Saying> missing = missing(context);
        return missing.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(missing);
    }

    @Override
    public final Progress<Facts> compensate(StepContext context) {
        return isBegun(context)
                ? Progress.failed(Failure.of(FailureClass.CONFIG, SYSTEM, key.name(), noWayBack.say()))
                : Progress.done(Facts.none());
    }

    /** Before it there is nothing to undo, and after it no way back. */
    @Override
    public final Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
