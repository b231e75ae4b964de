package dev.tenantry.portal.security;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotSignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The viewer behind the current session, looked up {@linkplain OncePerRequest once in a request}. */
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
            return find(actors.actor());
        } catch (NotSignedIn nobody) {
            return Optional.empty();
        }
    }

    private Optional<Viewer> find(Actor actor) {
        return OncePerRequest.ask(ViewerOfSession.class, actor.reference(), () -> directory.viewerOf(actor));
    }
}
