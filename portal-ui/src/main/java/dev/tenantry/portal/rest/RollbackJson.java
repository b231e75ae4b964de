package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.runs.Rollback;
import dev.tenantry.runs.RollbackWish;
import dev.tenantry.steps.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rolling a run back would destroy.
 *
 * @param losing addresses of what holds data; if there is any, two people have to ask for the rollback
 * @param askedBy who has asked for it and waits for a second person
 * @param askedFor why, in that person's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RollbackJson(
        List<String> losing,
        @Nullable String askedBy,
        @Nullable Instant askedAt,
        @Nullable String askedFor) {

    /** @param staff whether the reader is of the provider's staff: who wants what, and why, is told to nobody else */
    static @Nullable RollbackJson of(@Nullable Rollback rollback, boolean staff) {
        if (rollback == null) {
            return null;
        }
        List<String> losing = rollback.losing().stream().map(Change::address).toList();
        RollbackWish asked = rollback.asked();
        return asked == null || !staff
                ? new RollbackJson(losing, null, null, null)
                : new RollbackJson(losing, asked.askedBy(), asked.askedAt(), asked.reason());
    }
}
