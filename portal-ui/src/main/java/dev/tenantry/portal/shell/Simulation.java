package dev.tenantry.portal.shell;

import java.util.List;

/** Says that this portal plays: shown in header and footer. There is no such bean in production. */
public interface Simulation {

    /** All that the product needs outside of itself, in the order in which it is shown. */
    List<Part> parts();

    /** The route of the page that explains it, without a slash at the beginning. */
    String page();

    /**
     * A part of the world around the product, and what stands for it.
     *
     * @param name as people write it, the same in every language
     */
    record Part(String name, Nature nature) {}

    /** What stands behind a name. */
    enum Nature {
        /** The real program. */
        REAL,
        /** A program that speaks for the real one and keeps what it was told: an emulator of a whole cloud. */
        EMULATED,
        /** Our own stand-in. */
        SIMULATED,
        /** Nobody: what needs it fails and says so. */
        MISSING
    }
}
