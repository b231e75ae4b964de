package dev.tenantry.onboarding;

import dev.tenantry.aws.Quota;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The way into the tenant's account: the role that the bootstrap made can be assumed with the external id, leads into the
 * account that was agreed and may work under the tenant's short name there, and AWS allows as much as the stack needs. Changes nothing, and already the plan fails
 * if the way is closed or the room too small (R5.4, R5.6).
 */
@Component
class AwsAccessStep implements Step {

    static final String NAME = "aws-access";
    /** The fact that names the account. */
    static final String ACCOUNT = "account";

    private static final String NEXT = "next";
    private static final String LACKING = "lacking";
    /** The memo counts them: one that is added goes to the end. */
    private static final List<Quota> QUOTAS = List.of(Quota.values());

    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final AccessProof proof;
    private final Room room;

    AwsAccessStep(AccessProof proof, Room room) {
        this.proof = proof;
        this.room = room;
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.AWS);
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return look(context, new PlannedPart.Exact(List.of()));
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        return look(context, Facts.of(ACCOUNT, context.profile().aws().accountId()));
    }

    /** One thing in each call, since each takes several requests: first the way, then one quota after the other. */
    private <T> Progress<T> look(StepContext context, T whenAllIsWell) {
        int next = Integer.parseInt(context.memo().get(NEXT).orElse("0"));
        if (next == 0) {
            return way(context);
        }
        Room.Found found = room.of(context.profile(), QUOTAS.get(next - 1));
        found.notes().forEach(context.log()::warn);
        List<Saying> lacking = Stream.concat(
                        context.memo().get(LACKING).map(Sayings::of).stream(), found.lacking().stream())
                .toList();
        if (next < QUOTAS.size()) {
            return goOn(Facts.of(NEXT, Integer.toString(next + 1)), lacking);
        }
        return lacking.isEmpty()
                ? Progress.done(whenAllIsWell)
                : Progress.failed(failure(FailureClass.QUOTA, Saying.several(lacking), ""));
    }

    private static <T> Progress<T> goOn(Facts memo, List<Saying> lacking) {
        return Progress.working(
                lacking.isEmpty() ? memo : memo.with(LACKING, Sayings.text(Saying.several(lacking))),
                AT_ONCE,
                OnboardingPhrase.COMPARING_QUOTAS.say());
    }

    private <T> Progress<T> way(StepContext context) {
        return switch (proof.of(context.profile().aws(), context.profile().slug())) {
            case Access.Proven proven -> goOn(Facts.of(NEXT, "1"), List.of());
            case Access.Refused refused ->
                Progress.failed(failure(FailureClass.AUTHORIZATION, refused.cause(), refused.words()));
            case Access.WrongAccount wrong -> Progress.failed(failure(FailureClass.CONFIG, wrong.cause(), ""));
            case Access.OtherShortName other ->
                Progress.failed(failure(FailureClass.AUTHORIZATION, other.cause(), other.words()));
        };
    }

    private static Failure failure(FailureClass kind, Saying cause, String words) {
        return new Failure(kind, OutsideSystem.AWS, NAME, cause, words);
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public Verdict verify(StepContext context) {
        return switch (proof.of(context.profile().aws(), context.profile().slug())) {
            case Access.Proven proven -> new Verdict.Holds();
            case Access.Refused refused -> new Verdict.Differs(List.of(refused.cause()));
            case Access.WrongAccount wrong -> new Verdict.Differs(List.of(wrong.cause()));
            case Access.OtherShortName other -> new Verdict.Differs(List.of(other.cause()));
        };
    }

    /** There is nothing to undo. */
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
