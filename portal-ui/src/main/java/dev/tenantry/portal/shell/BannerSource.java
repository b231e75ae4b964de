package dev.tenantry.portal.shell;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Brings what everybody must know to the top of every page; each area adds a bean. */
public interface BannerSource {

    /** For the current viewer, asked anew at each page; empty if there is nothing or it is not theirs to know. */
    Optional<Component> banner();
}
