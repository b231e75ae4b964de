package dev.tenantry.people;

/** What came of taking something from a person. */
public enum Withdrawal {
    DONE,
    /** The person did not have it. */
    NOTHING_TO_WITHDRAW,
    /** Refused: without this person nobody could let anybody in any more. */
    LAST_ADMINISTRATOR
}
