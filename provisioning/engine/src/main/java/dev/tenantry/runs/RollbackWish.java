package dev.tenantry.runs;

import java.time.Instant;

/**
 * Somebody's wish to have a run rolled back that made what holds data.
 *
 * @param reason in the person's own words
 * @param askedBy an actor's reference
 */
public record RollbackWish(String reason, String askedBy, Instant askedAt) {}
