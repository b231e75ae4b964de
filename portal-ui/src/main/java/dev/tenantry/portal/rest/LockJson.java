package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.runs.LockRelease;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.steps.Held;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lock that stops a run.
 *
 * @param since as its holder has written it down
 * @param askedBy who has asked to break it; missing if nobody has
 * @param askedFor why, in that one's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LockJson(
        String id,
        String who,
        String since,
        String doing,
        @Nullable String askedBy,
        @Nullable Instant askedAt,
        @Nullable String askedFor) {

    /** @param staff whether the reader is of the provider's staff: who wants it broken, and why, is told to nobody else */
    static @Nullable LockJson of(RunDetail detail, boolean staff) {
        var incident = detail.run().incident();
        Held held = incident == null ? null : incident.failure().held();
        if (held == null) {
            return null;
        }
        LockRelease asked = detail.lockRelease();
        return asked == null || !staff
                ? new LockJson(held.lock(), held.who(), held.since(), held.doing(), null, null, null)
                : new LockJson(
                        held.lock(),
                        held.who(),
                        held.since(),
                        held.doing(),
                        asked.askedBy(),
                        asked.askedAt(),
                        asked.reason());
    }
}
