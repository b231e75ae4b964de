package dev.tenantry.steps;

import java.time.Duration;

/**
 * What a step answers to each call. No call takes longer than a few seconds: what does is started, remembered in the
 * memo and asked for again.
 */
public sealed interface Progress<T> {

    /** The work is done. */
    record Done<T>(T value) implements Progress<T> {}

    /**
     * The work goes on without us.
     *
     * @param memo what the next call needs to find it again, also on another node
     * @param askAgainIn how long to wait before that call
     * @param saying what the person who watches is told
     */
    record Working<T>(Facts memo, Duration askAgainIn, Saying saying) implements Progress<T> {}

    /** The work failed; the class decides what happens next. */
    record Failed<T>(Failure failure) implements Progress<T> {}

    static <T> Progress<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Progress<T> working(Facts memo, Duration askAgainIn, Saying saying) {
        return new Working<>(memo, askAgainIn, saying);
    }

    static <T> Progress<T> failed(Failure failure) {
        return new Failed<>(failure);
    }
}
