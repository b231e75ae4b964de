package dev.tenantry.sandbox.faults;

/** What can go wrong with a stand-in, by the name that it knows; the texts say what it does and what one then sees. */
public enum StandInFault {
    UNREACHABLE,
    DOWN,
    ERROR,
    RATE_LIMITED,
    EXPIRED_KEY,
    PAGE,
    SLOW,
    ANSWER_LOST,
    TWICE,
    NO_DATABASE,
    CHANGED_TOOL
}
