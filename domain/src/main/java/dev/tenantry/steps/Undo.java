package dev.tenantry.steps;

/** What becomes of a step's work when its run is rolled back; recipes name it, and the proofs of each step hold it to it. */
public enum Undo {
    /** It only looks: there is nothing to undo. */
    NOTHING,
    /** What it made goes, and what it changed is as it was before. */
    TAKEN_BACK,
    /** What it made stays until what an earlier step of the run made goes, and goes with that. */
    GOES_ALONG,
    /** Once it is done, the run goes forward only. */
    NO_WAY_BACK,
    /** The run as a whole goes forward only: what serves people already is never taken from under them. */
    NEVER
}
