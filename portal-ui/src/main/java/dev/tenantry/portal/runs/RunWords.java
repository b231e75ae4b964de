package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StepPhase;
import java.time.Duration;

/** Runs and steps in the words and states of the portal. */
public final class RunWords {

    private static final String RUNS = "runs/";

    private RunWords() {}

    /** Where a run is looked at; what follows chooses what is shown first. */
    public static String path(long number) {
        return RUNS + number;
    }

    /** A run's state as icon, word and colour. */
    public static StateBadge badge(RunState state) {
        return StateBadge.of(look(state), Texts.t(state));
    }

    static StateBadge badge(StepPhase phase) {
        return StateBadge.of(look(phase), Texts.t(phase));
    }

    private static State look(RunState state) {
        return switch (state) {
            case PLANNING, RUNNING, CANCELLING, ROLLING_BACK -> State.WORKING;
            case AWAITING_APPROVAL -> State.NEEDS_YOU;
            case INCIDENT -> State.FAILED;
            case SUCCEEDED -> State.LIVE;
            case ROLLED_BACK, CANCELLED, REJECTED -> State.PAUSED;
        };
    }

    static State look(StepPhase phase) {
        return switch (phase) {
            case WAITING -> State.WAITING;
            case SKIPPED, UNDONE -> State.PAUSED;
            case REPLANNING, STARTING, WORKING, VERIFYING, UNDOING -> State.WORKING;
            case DONE, COMPARED -> State.LIVE;
            case FAILED -> State.FAILED;
        };
    }

    /** "about 12 min": what is only estimated pretends no more than one unit. */
    static String about(Duration length) {
        if (length.toMinutes() >= 90) {
            return Texts.t("runs.about.hours", Math.round(length.toMinutes() / 60.0));
        }
        return length.toSeconds() >= 90
                ? Texts.t("runs.about.minutes", Math.round(length.toSeconds() / 60.0))
                : Texts.t("runs.about.seconds", Math.max(1, length.toSeconds()));
    }

    /** "42 s", "3 min 5 s", "2 h 10 min"; the two largest units. */
    static String duration(Duration length) {
        if (length.toHours() > 0) {
            return Texts.t("runs.duration.hours", length.toHours(), length.toMinutesPart());
        }
        return length.toMinutes() > 0
                ? Texts.t("runs.duration.minutes", length.toMinutes(), length.toSecondsPart())
                : Texts.t("runs.duration.seconds", length.toSeconds());
    }
}
