package dev.tenantry.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to have a run rolled back that made what holds data.
 *
 * @param reason in the person's own words; null if none was given
 * @param askedBy an actor's reference
 */
public record RollbackWish(@Nullable String reason, String askedBy, Instant askedAt) {}
