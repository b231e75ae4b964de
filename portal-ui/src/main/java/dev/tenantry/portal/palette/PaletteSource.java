package dev.tenantry.portal.palette;

import java.util.List;

/** Brings objects or actions to the palette; each area adds a bean. */
public interface PaletteSource {

    /** Text key of the heading above this source's results. */
    String groupKey();

    /** Where the group stands among the others, ascending. */
    int order();

    /**
     * What matches, best first, and only what the current viewer may open: a source asks a use case, which checks.
     *
     * @param query what was typed, trimmed; empty means "offer something useful"
     * @param limit at most so many
     */
    List<PaletteEntry> search(String query, int limit);
}
