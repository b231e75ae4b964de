package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removal;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks for everything once more when all is gone, one system in each call: something may have come back since its removal has
 * looked. Changes nothing, and hands on how many it has looked at.
 */
@Component
class SweepStep implements Step {

    static final String NAME = "sweep";
    private static final String NEXT = "next";
    private static final String LOOKED = "looked";
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final List<Removal> removals;

    SweepStep(List<Removal> removals) {
        this.removals = removals.stream()
                .sorted(Comparator.comparing(removal -> removal.key().name()))
                .toList();
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.PORTAL);
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return Progress.done(new PlannedPart.Exact(List.of()));
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        int next = Integer.parseInt(context.memo().get(NEXT).orElse("0"));
        if (next >= removals.size()) {
            return Progress.done(Facts.of(LOOKED, Integer.toString(removals.size())));
        }
        Removal removal = removals.get(next);
        return switch (removal.verify(context)) {
            case Verdict.Holds() -> goOn(context, removal, next + 1);
            case Verdict.Differs(var left) ->
                failed(
                        removal,
                        FailureClass.LEFT_BEHIND,
                        StepPhrase.LEFT_BEHIND.say(removal.key().called(), Saying.several(left)));
            case Verdict.Unclear(var why) -> failed(removal, FailureClass.TRANSIENT, why);
        };
    }

    private static Progress<Facts> goOn(StepContext context, Removal removal, int next) {
        context.log().info(removal.key().name() + ": looked for once more, nothing is left");
        return Progress.working(Facts.of(NEXT, Integer.toString(next)), AT_ONCE, OffboardingPhrase.SWEEPING.say());
    }

    private static Progress<Facts> failed(Removal removal, FailureClass failureClass, Saying cause) {
        return Progress.failed(Failure.of(failureClass, removal.traits().system(), NAME, cause));
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    /** Looking is all that it does. */
    @Override
    public Verdict verify(StepContext context) {
        return context.outputsOf(NAME).get(LOOKED).isPresent()
                ? new Verdict.Holds()
                : new Verdict.Differs(List.of(OffboardingPhrase.NOT_SWEPT.say()));
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return Progress.done(Facts.none());
    }

    /** It has only looked. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
