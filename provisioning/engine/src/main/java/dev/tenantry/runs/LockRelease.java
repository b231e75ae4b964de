package dev.tenantry.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to have a lock broken that another holds.
 *
 * @param lock its id
 * @param askedBy an actor's reference
 * @param confirmedBy somebody else, or null as long as nobody has
 */
public record LockRelease(
        String lock,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable String confirmedBy) {}
