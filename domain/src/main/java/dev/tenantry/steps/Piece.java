package dev.tenantry.steps;

import java.util.List;

/**
 * One object that a step brings about, with its undoing. Every method may throw {@link dev.tenantry.outside.OutsideFailure}
 * and takes a call or two; every write goes through {@link StepContext#effect}.
 */
public interface Piece {

    /** For the person who watches: the team, the key. */
    Saying called();

    /** What it would do now, reading only; empty if all is as wanted. */
    List<Change> plan(StepContext context);

    /**
     * Makes it as wanted: looks first, under an id that we chose, and touches only what differs.
     *
     * @param soFar what the pieces before it handed on
     * @return what later pieces and later steps are to know
     */
    Facts ensure(StepContext context, Facts soFar);

    /** Reads back; one saying for each difference, empty if it is as wanted. */
    List<Saying> differences(StepContext context);

    /** What {@link #undo} would take away now, reading only; empty if nothing. */
    List<Change> removal(StepContext context);

    /** What is still there of it after undoing: one saying for each object, empty if nothing is. */
    List<Saying> left(StepContext context);

    /** Takes away what {@link #ensure} may have made, also if it is half done or gone. */
    void undo(StepContext context);
}
