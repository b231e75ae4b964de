package dev.tenantry.portal.shell;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.look.State;
import java.time.Instant;
import java.util.List;

/**
 * How an outside system was when somebody last looked.
 *
 * @param state LIVE, FAILED or UNKNOWN
 * @param asOf when it was looked at
 */
public record OutsideStatus(OutsideSystem system, State state, Instant asOf) {

    /** Brings states to the footer from memory, without asking anybody. */
    public interface Source {

        /** The last known states. */
        List<OutsideStatus> lastKnown();
    }
}
