package dev.tenantry.portal.shell;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.look.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an outside system was when it was last asked for something.
 *
 * @param state LIVE, FAILED or UNKNOWN
 * @param since when it came into that state; null for UNKNOWN
 * @param asOf when it was asked last; null for UNKNOWN
 */
public record OutsideStatus(
        OutsideSystem system,
        State state,
        @Nullable Instant since,
        @Nullable Instant asOf) {

    /** Brings states to the footer from memory, without asking anybody. */
    public interface Source {

        /** The last known states. */
        List<OutsideStatus> lastKnown();
    }
}
