package dev.tenantry.standins;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong with a request. */
public enum Fault {
    /** The connection breaks before anything happens, as if nobody listened. */
    UNREACHABLE,
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
    SLOW,
    /** LiteLLM without its database: lists fail, and a team that is there is "not found". */
    NO_DATABASE,
    /** An MCP server whose first tool says something else than when it was approved. */
    CHANGED_TOOL;

    /** What can go wrong with any system; the others belong to the one that names them. */
    static Set<Fault> ofAll() {
        return EnumSet.complementOf(EnumSet.of(NO_DATABASE, CHANGED_TOOL));
    }
}
