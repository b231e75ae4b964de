package dev.tenantry.steps;

import java.util.List;

/**
 * Takes away for good what another step has brought about, by that step's own undoing, and is done only when that step has looked
 * and found nothing left. It is named after it: {@code remove-billing}. There is no way back, not even from its middle.
 */
public class Removal implements Step {

    private final Removable what;
    private final StepKey key;

    protected Removal(Removable what) {
        this.what = what;
        this.key = new StepKey("remove-" + what.key().name(), 1);
    }

    @Override
    public final StepKey key() {
        return key;
    }

    @Override
    public StepTraits traits() {
        return what.traits().asPivot();
    }

    @Override
    public final Progress<PlannedPart> plan(StepContext context) {
        return what.planRemoval(context);
    }

    /** What nobody saw in the plan is not taken away: it is planned anew and put before a person. */
    @Override
    public Progress<Facts> start(StepContext context) {
        return switch (what.planRemoval(context)) {
            case Progress.Done<PlannedPart>(var part) -> begin(context, part);
            case Progress.Working<PlannedPart>(var memo, var wait, var saying) -> Progress.working(memo, wait, saying);
            case Progress.Failed<PlannedPart>(var failure) -> Progress.failed(failure);
        };
    }

    private Progress<Facts> begin(StepContext context, PlannedPart part) {
        List<Saying> beyond = context.beyondApproval(part);
        return beyond.isEmpty() ? poll(context) : Progress.failed(Failure.stale(traits().system(), key.name(), beyond));
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        Progress<Facts> progress = what.compensate(context);
        return progress instanceof Progress.Done<Facts> ? look(context) : progress;
    }

    /** Gone is what was looked for and not found; what is left is taken away once more. */
    private Progress<Facts> look(StepContext context) {
        return switch (what.verifyUndone(context)) {
            case Verdict.Holds() -> Progress.done(Facts.none());
            case Verdict.Differs(var left) ->
                failed(
                        FailureClass.LEFT_BEHIND,
                        StepPhrase.LEFT_BEHIND.say(what.key().called(), Saying.several(left)));
            case Verdict.Unclear(var why) -> failed(FailureClass.TRANSIENT, why);
        };
    }

    @Override
    public boolean stopPlanning(StepContext context, boolean atOnce) {
        return what.stopPlanning(context, atOnce);
    }

    @Override
    public void cancel(StepContext context) {
        what.cancelRemoval(context);
    }

    @Override
    public boolean isAtWork(StepContext context) {
        return what.isRemovalAtWork(context);
    }

    @Override
    public void force(StepContext context) {
        what.forceRemoval(context);
    }

    private Progress<Facts> failed(FailureClass failureClass, Saying cause) {
        return Progress.failed(Failure.of(failureClass, traits().system(), key.name(), cause));
    }

    @Override
    public final Verdict verify(StepContext context) {
        return what.verifyUndone(context);
    }

    @Override
    public final Progress<Facts> compensate(StepContext context) {
        return failed(FailureClass.CONFIG, StepPhrase.NO_WAY_BACK.say());
    }

    /** It has made nothing that could be left. */
    @Override
    public final Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
