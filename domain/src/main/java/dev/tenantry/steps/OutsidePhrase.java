package dev.tenantry.steps;

import dev.tenantry.outside.OutsideFailure;

/** What an outside system did instead of what it was asked: its name, and the adapter's or its own words. */
public enum OutsidePhrase implements Phrase {
    DOWN,
    TIMEOUT,
    ANSWER_LOST,
    RATE_LIMITED,
    BROKEN,
    NOT_AUTHORIZED,
    NOT_FOUND,
    ALREADY_EXISTS,
    REJECTED,
    NOT_UNDERSTOOD,
    FORBIDDEN_ADDRESS;

    static OutsidePhrase of(OutsideFailure.Kind kind) {
        return switch (kind) {
            case DOWN -> DOWN;
            case TIMEOUT -> TIMEOUT;
            case ANSWER_LOST -> ANSWER_LOST;
            case RATE_LIMITED -> RATE_LIMITED;
            case BROKEN -> BROKEN;
            case NOT_AUTHORIZED -> NOT_AUTHORIZED;
            case NOT_FOUND -> NOT_FOUND;
            case ALREADY_EXISTS -> ALREADY_EXISTS;
            case REJECTED -> REJECTED;
            case NOT_UNDERSTOOD -> NOT_UNDERSTOOD;
            case FORBIDDEN_ADDRESS -> FORBIDDEN_ADDRESS;
        };
    }
}
