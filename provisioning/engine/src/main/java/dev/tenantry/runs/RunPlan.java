package dev.tenantry.runs;

/**
 * A run's plan in one revision, together with the keyed hash that an approval of exactly this plan must name.
 *
 * @param revision counts from 1
 */
public record RunPlan(int revision, String hash, PlanDocument document) {}
