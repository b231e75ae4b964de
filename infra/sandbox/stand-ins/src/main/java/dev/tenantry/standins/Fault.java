package dev.tenantry.standins;

/** What goes wrong with a request. */
public enum Fault {
    /** Refused with 503 before anything happens. */
    DOWN,
    /** Refused with 500 before anything happens. */
    ERROR,
    /** Done, and the connection breaks before the answer. */
    ANSWER_LOST,
    /** Done twice, as if something in between had repeated it; the second answer is given. */
    TWICE,
    /** A page of something in between, with status 200. */
    PAGE,
    /** 429, to be tried again after seven seconds. */
    RATE_LIMITED,
    /** 401, as with a key that has run out. */
    EXPIRED_KEY,
    /** Answered after the delay of the switch. */
    SLOW
}
