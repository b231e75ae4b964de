package dev.tenantry.portal.security;

import java.util.Optional;

/** Finds out who is looking: the session says which person, the memberships say the rest. */
public interface CurrentViewer {

    /** The viewer, or nothing if nobody is signed in. */
    Optional<Viewer> find();

    /** The viewer; throws {@link dev.tenantry.identity.NotSignedIn} if nobody is signed in. */
    default Viewer get() {
        return find().orElseThrow(dev.tenantry.identity.NotSignedIn::new);
    }
}
