package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import java.util.List;

/** A step that changes nothing, as far as a test does not say otherwise. */
abstract class StepOfTests implements Step {

    private final String name;

    StepOfTests(String name) {
        this.name = name;
    }

    @Override
    public final StepKey key() {
        return new StepKey(name, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.AWS);
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return Progress.done(new PlannedPart.Exact(List.of()));
    }

    @Override
    public final Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public final Verdict verify(StepContext context) {
        return new Verdict.Holds();
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return Progress.done(Facts.none());
    }

    @Override
    public final Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
