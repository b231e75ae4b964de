package dev.tenantry.portal.runs;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is shown the acts on runs; whether they may is decided by the use cases, at each call. */
@Component
class Deciders {

    private static final Set<Role> ROLES = Set.of(Role.PROVIDER_ADMIN, Role.OPERATOR);

    private final CurrentViewer viewers;

    Deciders(CurrentViewer viewers) {
        this.viewers = viewers;
    }

    /** A membership may have been withdrawn since the page was built: who may not decide is offered nothing. */
    boolean viewerIsOne() {
        return viewers.find().filter(viewer -> viewer.hasAny(ROLES)).isPresent();
    }

    boolean viewerIsStaff() {
        return viewers.find().filter(Viewer::isStaff).isPresent();
    }

    /** Whether the viewer is who this reference names. */
    boolean viewerIs(String actor) {
        return viewers.find()
                .filter(viewer -> viewer.actor().reference().equals(actor))
                .isPresent();
    }
}
