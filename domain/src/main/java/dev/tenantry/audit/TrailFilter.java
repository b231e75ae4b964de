package dev.tenantry.audit;

import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the trail is wanted; null means "any".
 *
 * @param act acts that begin with this: {@code run.} or {@code run.approved}
 * @param actor an actor's reference
 * @param from the earliest moment, inclusive
 * @param to the latest moment, exclusive
 * @param before only entries older than this one: the cursor of the next page
 */
public record TrailFilter(
        @Nullable TenantId tenant,
        @Nullable String act,
        @Nullable String actor,
        @Nullable String subjectId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Cursor before) {

    /** Where a page ended. */
    public record Cursor(Instant at, UUID id) {}

    /** Everything, newest first. */
    public static TrailFilter all() {
        return new TrailFilter(null, null, null, null, null, null, null);
    }

    public TrailFilter of(TenantId of) {
        return new TrailFilter(of, act, actor, subjectId, from, to, before);
    }

    public TrailFilter before(Cursor cursor) {
        return new TrailFilter(tenant, act, actor, subjectId, from, to, cursor);
    }
}
