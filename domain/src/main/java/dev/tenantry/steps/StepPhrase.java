package dev.tenantry.steps;

/** What every step can say. */
public enum StepPhrase implements Phrase {
    /** What would be done now goes beyond what was approved: the lines. */
    BEYOND_APPROVAL,
    /** One of a step's pieces is worked on: its name. */
    MAKING,
    /** One of a step's pieces is taken away: its name. */
    UNDOING,
    /** Is there although it was taken away: its kind, its id. */
    STILL_THERE,
    /** Taken away, and something of it is still there: the step that made it, what is left. */
    LEFT_BEHIND,
    /** A person has asked the run to stop. */
    NOT_GONE_ON,
    /** What was taken away for good cannot be brought back. */
    NO_WAY_BACK
}
