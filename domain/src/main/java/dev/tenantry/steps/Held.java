package dev.tenantry.steps;

import java.util.function.UnaryOperator;

/**
 * Who holds the lock that a step needs, in the words of the system that keeps it.
 *
 * @param lock its id; releasing names exactly this one
 * @param who user and machine
 * @param since when it was taken, as that system writes it
 * @param doing what its holder said to do
 */
public record Held(String lock, String who, String since, String doing) {

    public Held {
        lock = Keepable.exactly(lock);
        who = Keepable.shown(who);
        since = Keepable.shown(since);
        doing = Keepable.shown(doing);
    }

    /** The same with what is told of its holder as this makes it; the lock's id names the lock. */
    Held with(UnaryOperator<String> texts) {
        return new Held(lock, texts.apply(who), texts.apply(since), texts.apply(doing));
    }
}
