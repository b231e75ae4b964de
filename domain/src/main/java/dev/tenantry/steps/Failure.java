package dev.tenantry.steps;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;

/**
 * Why a step failed, for the person who must act.
 *
 * @param cause one sentence that names the resource, in English, as the outside system's own words are
 * @param raw the original text, bounded and without secrets
 */
public record Failure(FailureClass failureClass, OutsideSystem system, String subject, String cause, String raw) {

    private static final int RAW_LIMIT = 8_000;

    public Failure {
        raw = raw.length() > RAW_LIMIT ? raw.substring(0, RAW_LIMIT) : raw;
    }

    /** Classes what an adapter threw. */
    public static Failure of(OutsideFailure thrown, String subject) {
        String text = String.valueOf(thrown.getMessage());
        return new Failure(classOf(thrown.kind()), thrown.system(), subject, text, text);
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
