package dev.tenantry.portal.tenants;

import dev.tenantry.alarms.Alarm;
import dev.tenantry.alarms.AlarmKind;
import dev.tenantry.alarms.Severity;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;

/** How alarms are called. */
final class AlarmWords {

    /** What comes of it that AWS cannot be asked. */
    enum NobodyLooks {
        /** The role cannot be assumed or may not look. */
        CLOSED,
        /** AWS does not answer, or not in time. */
        AWAY,
        /** The answer cannot be used. */
        UNCLEAR
    }

    private AlarmWords() {}

    static NobodyLooks silence(OutsideFailure.Kind reason) {
        return switch (reason) {
            case NOT_AUTHORIZED -> NobodyLooks.CLOSED;
            case DOWN, TIMEOUT, ANSWER_LOST, RATE_LIMITED, BROKEN -> NobodyLooks.AWAY;
            default -> NobodyLooks.UNCLEAR;
        };
    }

    /** What it means; of an alarm that this release does not know, what the stack says. */
    static String meaning(Alarm alarm) {
        return alarm.kind() == AlarmKind.OTHER ? alarm.description() : Texts.t(alarm.kind());
    }

    static StateBadge badge(Alarm alarm) {
        State state = switch (alarm.standing()) {
            case ALARM -> alarm.severity() == Severity.PAGE ? State.FAILED : State.NEEDS_YOU;
            case INSUFFICIENT_DATA -> State.UNKNOWN;
            case OK -> State.LIVE;
        };
        return StateBadge.of(state, Texts.t(alarm.standing()));
    }
}
