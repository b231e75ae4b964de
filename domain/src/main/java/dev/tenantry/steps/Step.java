package dev.tenantry.steps;

import java.util.List;
import java.util.Optional;

/**
 * One step of a run: a plain bean that knows no engine. Every call returns within five seconds or is cut off. Idempotent:
 * looks up before it creates, under ids that we choose. Undoing is registered before the act and tolerates "not there".
 * Each step passes three proofs: twice is once; failing anywhere ends undone or in an incident; undone twice is once.
 */
public interface Step {

    StepKey key();

    StepTraits traits();

    /**
     * Says what it will do, reading only. Called again with its memo while it answers {@link Progress.Working}. Before
     * the run starts and again right before the step, if it was deferred or interrupted.
     */
    Progress<PlannedPart> plan(StepContext context);

    /**
     * What would bound this step's part now, were it deferred; reading only. Where that stands on another template or other inputs
     * than what was approved, a person is asked again. Empty for a step whose part is never deferred.
     */
    default Optional<PlannedPart.Bounds> bounds(StepContext context) {
        return Optional.empty();
    }

    /**
     * Asks what planning has begun to stop, while a run is stopped; it may be asked again while it does.
     *
     * @param atOnce whether a person has confirmed the consequences of stopping it the hard way
     * @return whether nothing of it is at work any more
     */
    default boolean stopPlanning(StepContext context, boolean atOnce) {
        return true;
    }

    /** Does it, or starts what does it; outputs go to the later steps. */
    Progress<Facts> start(StepContext context);

    /** Asks how it goes, after {@link #start} answered {@link Progress.Working}. */
    Progress<Facts> poll(StepContext context);

    /** Reads back whether the world is as wanted; changes nothing. */
    Verdict verify(StepContext context);

    /**
     * What is there now of what it brings about: one saying for each object, found outside by ids or marks that we choose; reading
     * only. Empty where that lies in what the portal cannot look into; what its {@link #plan} finds missing is told then.
     */
    default Optional<List<Saying>> there(StepContext context) {
        return Optional.empty();
    }

    /** Undoes it, also if it was never begun; called again with its memo while it answers {@link Progress.Working}. */
    Progress<Facts> compensate(StepContext context);

    /**
     * Looks whether anything is left of what {@link #compensate} was to take away; changes nothing. What lies inside something
     * that an earlier step takes away whole is that step's to look for.
     */
    Verdict verifyUndone(StepContext context);

    /**
     * Asks running work to stop politely; {@link #poll} then tells when it has. Work that only lives in calls has
     * nothing to stop.
     */
    default void cancel(StepContext context) {}

    /**
     * Whether anything that {@link #start} began is at work, found by the ids that we choose: what it answered may be lost. Work that
     * only lives in calls is over when they are.
     */
    default boolean isAtWork(StepContext context) {
        return false;
    }

    /** Stops running work at once, with the consequences that the person confirmed; what knows no harder way is asked once more. */
    default void force(StepContext context) {
        cancel(context);
    }
}
