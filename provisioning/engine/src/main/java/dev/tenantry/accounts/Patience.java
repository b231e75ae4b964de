package dev.tenantry.accounts;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.StepContext;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** With an account and roles that were made a moment ago: AWS refuses everybody until it knows of them everywhere. */
final class Patience {

    private static final String REFUSALS = "refusals";
    private static final int MOST_REFUSALS = 30;
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private Patience() {}

    /**
     * Works, or waits and counts in the memo how often it was refused.
     *
     * @param saying what one waits for
     * @param atLast what it comes to if the refusal stays
     */
    static <T> Progress<T> of(
            StepContext context,
            AccountPhrase saying,
            Supplier<Progress<T>> work,
            Function<OutsideFailure, Progress<T>> atLast) {
        try {
            return work.get();
        } catch (OutsideFailure refused) {
            if (refused.kind() != Kind.NOT_AUTHORIZED) {
                throw refused;
            }
            int refusals = Integer.parseInt(context.memo().get(REFUSALS).orElse("0")) + 1;
            return refusals > MOST_REFUSALS
                    ? atLast.apply(refused)
                    : Progress.working(context.memo().with(REFUSALS, Integer.toString(refusals)), AGAIN, saying.say());
        }
    }
}
