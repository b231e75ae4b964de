package dev.tenantry.portal.shell;

import java.util.List;

/** Brings things that wait for the viewer to the overview and to the counter in the header; each area adds a bean. */
public interface NeedsYouSource {

    /** A source that tells of so many may have more. */
    int MOST = 50;

    /** The most urgent items for the current viewer, at most {@link #MOST}, in few queries; empty if none or not for their roles. */
    List<NeedsYou> items();
}
