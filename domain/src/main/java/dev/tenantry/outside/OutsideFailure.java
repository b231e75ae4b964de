package dev.tenantry.outside;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An outside system did not do what it was asked; thrown by adapters only, mapped once for each system. */
public final class OutsideFailure extends RuntimeException {

    private final OutsideSystem system;
    private final Kind kind;
    private final int status;
    private final String words;
    private final @Nullable Duration retryAfter;

    public OutsideFailure(OutsideSystem system, Kind kind, String message) {
        this(system, kind, 0, message, null, null);
    }

    /**
     * @param status HTTP status, or 0 if there was no answer
     * @param message what the system said, without secrets and at most a few hundred characters
     * @param retryAfter what the system asked us to wait, if it did
     */
    public OutsideFailure(
            OutsideSystem system,
            Kind kind,
            int status,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(system.label() + ": " + message, cause);
        this.system = system;
        this.kind = kind;
        this.status = status;
        this.words = message;
        this.retryAfter = retryAfter;
    }

    public OutsideSystem system() {
        return system;
    }

    public Kind kind() {
        return kind;
    }

    /** The message without the system's name. */
    public String words() {
        return words;
    }

    /** HTTP status, or 0 if there was no answer. */
    public int status() {
        return status;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What went wrong, as far as it decides what to do next. */
    public enum Kind {
        /** No connection, or the system says that it cannot serve (502, 503, its database is away). */
        DOWN,
        /** No answer in time; it may have acted. */
        TIMEOUT,
        /** The connection broke after the request was sent; it may have acted. */
        ANSWER_LOST,
        RATE_LIMITED,
        /** 5xx without a better explanation. */
        BROKEN,
        /** Our credentials are wrong, expired or lack the right. */
        NOT_AUTHORIZED,
        NOT_FOUND,
        ALREADY_EXISTS,
        /** The request is wrong; repeating it changes nothing. */
        REJECTED,
        /** HTML instead of JSON, a missing field, another program on that address. */
        NOT_UNDERSTOOD,
        /** The egress guard does not let us go there. */
        FORBIDDEN_ADDRESS;

        /**
         * Whether a system that fails like this is there and serves others: it said no, or asked us to come later. What is
         * wrong is the request, our credentials or our pace.
         */
        public boolean lives() {
            return switch (this) {
                case RATE_LIMITED, NOT_AUTHORIZED, NOT_FOUND, ALREADY_EXISTS, REJECTED -> true;
                case DOWN, TIMEOUT, ANSWER_LOST, BROKEN, NOT_UNDERSTOOD, FORBIDDEN_ADDRESS -> false;
            };
        }

        /** Whether it has said no, and says it again until somebody has done something about it. */
        public boolean refuses() {
            return lives() && this != RATE_LIMITED;
        }
    }
}
