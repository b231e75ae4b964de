package dev.tenantry.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The only clock of a simulation, and what is due on it: time passes from one thing that is due to the next. */
final class SimTime extends Clock {

    static final Instant BEGIN = Instant.parse("2026-11-25T10:00:00Z");

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now = BEGIN;
    private long orders;

    private record Due(Instant at, long order, Runnable what) {}

    void in(Duration pause, Runnable what) {
        due.add(new Due(now.plus(pause), orders++, what));
    }

    /** Lets the next thing happen; false if nothing is due any more. */
    boolean next() {
        Due first = due.poll();
        if (first == null) {
            return false;
        }
        if (first.at().isAfter(now)) {
            now = first.at();
        }
        first.what().run();
        return true;
    }

    /** Lets the time pass while whoever asks is held up: all others go on. */
    void pass(Duration pause) {
        Instant end = now.plus(pause);
        for (Due first = due.peek(); first != null && !first.at().isAfter(end); first = due.peek()) {
            next();
        }
        if (end.isAfter(now)) {
            now = end;
        }
    }

    Duration since() {
        return Duration.between(BEGIN, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** A machine's own clock, right at first. */
    Skewed skewed() {
        return new Skewed();
    }

    /** One that somebody may set, for better or worse. */
    final class Skewed extends Clock {

        private Duration ahead = Duration.ZERO;

        void skew(Duration by) {
            ahead = by;
        }

        @Override
        public Instant instant() {
            return now.plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return SimTime.this.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
