package dev.tenantry.portal.security;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotSignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The viewer behind the current session, looked up once in a request however often the parts of a page ask. What somebody may do is
 * decided by the use cases, at each call; outside of a request, as when a page is kept fresh, each asking looks anew.
 */
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
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return directory.viewerOf(actor);
        }
        String name = ViewerOfSession.class.getName() + " " + actor.reference();
        if (request.getAttribute(name, SCOPE_REQUEST) instanceof Viewer known) {
            return Optional.of(known);
        }
        Optional<Viewer> found = directory.viewerOf(actor);
        found.ifPresent(viewer -> request.setAttribute(name, viewer, SCOPE_REQUEST));
        return found;
    }
}
