package dev.tenantry.steps;

/** A step whose undoing can be a step of its own: for good, when the tenant leaves. */
public interface Removable extends Step {

    /** What {@link #compensate} would take away now, reading only; called again as {@link #plan} is. */
    Progress<PlannedPart> planRemoval(StepContext context);

    /** Asks what undoing has begun to stop; it may be asked again while it does. */
    default void cancelRemoval(StepContext context) {}

    /** Whether anything that undoing began is at work; what only lives in calls is over when they are. */
    default boolean isRemovalAtWork(StepContext context) {
        return false;
    }

    /** Stops at once what undoing has begun; what knows no harder way is asked once more. */
    default void forceRemoval(StepContext context) {
        cancelRemoval(context);
    }
}
