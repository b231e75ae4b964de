package dev.tenantry.portal.shell;

import dev.tenantry.outside.OutsideSystem;
import java.util.Set;

/** Says that this portal plays: shown in header and footer. There is no such bean in production. */
public interface Simulation {

    /** The systems behind which nothing real stands. */
    Set<OutsideSystem> simulated();

    /** The route of the page that explains it, without a slash at the beginning. */
    String page();
}
