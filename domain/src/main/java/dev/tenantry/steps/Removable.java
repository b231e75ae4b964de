package dev.tenantry.steps;

/** A step whose undoing can be a step of its own: for good, when the tenant leaves. */
public interface Removable extends Step {

    /** What {@link #compensate} would take away now, reading only; called again as {@link #plan} is. */
    Progress<PlannedPart> planRemoval(StepContext context);
}
