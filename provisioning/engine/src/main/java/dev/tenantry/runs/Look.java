package dev.tenantry.runs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is there now of what a run that was stopped has begun. Each step that has begun is asked in turn; nothing is changed by it.
 *
 * @param ended when all had been asked; null before
 * @param asking what the step that is asked now was told last; null between two steps
 */
public record Look(
        Instant begun,
        @Nullable Instant ended,
        List<Seen> seen,
        @Nullable Asking asking) {

    public Look {
        seen = List.copyOf(seen);
    }

    /** Whether anybody holds the lock of what a step keeps its state in. */
    public enum Lock {
        FREE,
        HELD,
        /** Nobody could be asked. */
        UNKNOWN
    }

    /**
     * What one step has seen.
     *
     * @param there each object that was found; null where only the plan of the step, or nobody, can tell
     * @param differs what the step would still have to do; null if nobody can tell
     * @param lock null where there is none to be held
     * @param unknown why something could not be asked
     */
    public record Seen(
            int step,
            @Nullable List<Saying> there,
            @Nullable PlannedPart differs,
            @Nullable Lock lock,
            List<Failure> unknown) {

        public Seen {
            there = there == null ? null : List.copyOf(there);
            unknown = List.copyOf(unknown);
        }

        /** Who holds the lock, if one is held. */
        public Optional<Held> held() {
            return unknown.stream().map(Failure::held).filter(Objects::nonNull).findFirst();
        }

        Seen differing(PlannedPart part) {
            return new Seen(step, there, part, lock == null ? null : Lock.FREE, unknown);
        }

        Seen unknown(Failure why) {
            List<Failure> all = new ArrayList<>(unknown);
            all.add(why);
            Lock now = lock != null && why.held() != null ? Lock.HELD : lock;
            return new Seen(step, there, differs, now, all);
        }

        private Seen with(UnaryOperator<String> texts) {
            return new Seen(
                    step,
                    there == null
                            ? null
                            : there.stream().map(each -> each.with(texts)).toList(),
                    differs,
                    lock,
                    unknown.stream().map(why -> why.with(texts)).toList());
        }
    }

    /**
     * Where asking the last of the steps in {@link #seen} stands.
     *
     * @param tries that failed so far
     * @param stopped when it was told to end what it had begun for it; null while it was not
     */
    public record Asking(
            Facts memo, Instant since, int tries, @Nullable Instant stopped) {

        Asking remembering(Facts now) {
            return new Asking(now, since, tries, stopped);
        }

        Asking failed() {
            return new Asking(Facts.none(), since, tries + 1, stopped);
        }

        Asking stopped(Instant now) {
            return new Asking(memo, since, tries, stopped == null ? now : stopped);
        }
    }

    static Look begun(Instant now) {
        return new Look(now, null, List.of(), null);
    }

    /** Whether something that was begun for it may be at work. */
    public boolean isAtWork() {
        return asking != null;
    }

    boolean isOver() {
        return ended != null;
    }

    Look ended(Instant now) {
        return new Look(begun, now, seen, null);
    }

    /** The next step is asked. */
    Look asking(Seen first, Instant now) {
        List<Seen> all = new ArrayList<>(seen);
        all.add(first);
        return new Look(begun, null, all, new Asking(Facts.none(), now, 0, null));
    }

    Look asking(Asking now) {
        return new Look(begun, null, seen, now);
    }

    /** The step that was asked has answered, as far as it could. */
    Look seen(UnaryOperator<Seen> answer) {
        List<Seen> all = new ArrayList<>(seen);
        all.add(answer.apply(all.removeLast()));
        return new Look(begun, null, all, null);
    }

    /** The same with every text of others as this makes it. */
    Look with(UnaryOperator<String> texts) {
        return new Look(
                begun, ended, seen.stream().map(each -> each.with(texts)).toList(), asking);
    }
}
