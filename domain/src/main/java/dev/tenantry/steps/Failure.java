package dev.tenantry.steps;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, for the person who must act.
 *
 * @param cause one sentence that names the resource
 * @param raw the outside system's own words, bounded and without secrets; empty if it said nothing
 * @param held the lock that stands in the way, if one does and its holder is known
 * @param waitAsked how long the system asked to be left alone, if it did
 */
public record Failure(
        FailureClass failureClass,
        OutsideSystem system,
        String subject,
        Saying cause,
        String raw,
        @Nullable Held held,
        @Nullable Duration waitAsked) {

    private static final int RAW_LIMIT = 8_000;

    public Failure {
        subject = Keepable.shown(subject);
        raw = Keepable.shown(raw, RAW_LIMIT);
    }

    public Failure(FailureClass failureClass, OutsideSystem system, String subject, Saying cause, String raw) {
        this(failureClass, system, subject, cause, raw, null, null);
    }

    public Failure(
            FailureClass failureClass,
            OutsideSystem system,
            String subject,
            Saying cause,
            String raw,
            @Nullable Held held) {
        this(failureClass, system, subject, cause, raw, held, null);
    }

    /** A failure of which nobody outside has said anything. */
    public static Failure of(FailureClass failureClass, OutsideSystem system, String subject, Saying cause) {
        return new Failure(failureClass, system, subject, cause, "");
    }

    /** What would be done now goes beyond what was approved. */
    public static Failure stale(OutsideSystem system, String subject, List<Saying> beyond) {
        return of(FailureClass.STALE_PLAN, system, subject, StepPhrase.BEYOND_APPROVAL.say(Saying.several(beyond)));
    }

    /** Classes what an adapter threw. */
    public static Failure of(OutsideFailure thrown, String subject) {
        String words = String.valueOf(thrown.getMessage());
        Saying cause = OutsidePhrase.of(thrown.kind()).say(thrown.system().label(), thrown.words());
        return new Failure(classOf(thrown.kind()), thrown.system(), subject, cause, words, null, thrown.retryAfter());
    }

    /** The same with every text of others as this makes it. */
    public Failure with(UnaryOperator<String> texts) {
        return new Failure(
                failureClass,
                system,
                texts.apply(subject),
                cause.with(texts),
                texts.apply(raw),
                held == null ? null : held.with(texts),
                waitAsked);
    }

    private static FailureClass classOf(OutsideFailure.Kind kind) {
        return switch (kind) {
            case DOWN, TIMEOUT, ANSWER_LOST, BROKEN -> FailureClass.TRANSIENT;
            case RATE_LIMITED -> FailureClass.RATE_LIMIT;
            case NOT_AUTHORIZED -> FailureClass.CREDENTIALS;
            case NOT_FOUND -> FailureClass.DEPENDENCY;
            case ALREADY_EXISTS -> FailureClass.ALREADY_EXISTS;
            case REJECTED, NOT_UNDERSTOOD, FORBIDDEN_ADDRESS -> FailureClass.CONFIG;
        };
    }
}
