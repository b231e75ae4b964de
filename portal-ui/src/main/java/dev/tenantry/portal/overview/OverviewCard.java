package dev.tenantry.portal.overview;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A block of the overview that another area brings as a bean: runs under way, the fleet, trends. */
public interface OverviewCard {

    /** Position under the queue, ascending. */
    int order();

    /** The block for the current viewer, built anew for each page; nothing if it is not for their roles. */
    Optional<Component> content();
}
