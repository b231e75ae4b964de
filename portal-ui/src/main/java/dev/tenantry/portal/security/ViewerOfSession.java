package dev.tenantry.portal.security;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotSignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The viewer behind the current session. */
@Component
class ViewerOfSession implements CurrentViewer {

    private final CurrentActor actors;
    private final Directory directory;

    ViewerOfSession(CurrentActor actors, Directory directory) {
        this.actors = actors;
        this.directory = directory;
    }

    @Override
    public Optional<Viewer> find() {
        try {
            return directory.viewerOf(actors.actor());
        } catch (NotSignedIn nobody) {
            return Optional.empty();
        }
    }
}
