package dev.tenantry.portal;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import java.time.Duration;

/** A step that touches nothing and is never done, so that a run stays as a test put it. */
record QuietStep(String name) implements Step {

    private static <T> Progress<T> still() {
        return Progress.working(Facts.none(), Duration.ofHours(1), Saying.quote("still"));
    }

    @Override
    public StepKey key() {
        return new StepKey(name, 1);
    }

    @Override
    public StepTraits traits() {
        // staged runs began long ago; a step that works for too long would be stopped
        return StepTraits.calls(OutsideSystem.PORTAL)
                .withTimeout(Duration.ofDays(36_500))
                .asSkippable();
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return still();
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        return still();
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return still();
    }

    @Override
    public Verdict verify(StepContext context) {
        return new Verdict.Unclear(Saying.quote("never done"));
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return still();
    }

    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Unclear(Saying.quote("never done"));
    }
}
