package dev.tenantry.portal.security;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotSignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is calling: the person of the session, or the client of the access token. */
@Component
class ActorOfRequest implements CurrentActor {

    @Override
    public Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            throw new NotSignedIn();
        }
        return actor(authentication);
    }

    private static Actor actor(Authentication authentication) {
        return switch (authentication.getPrincipal()) {
            case SignedIn signedIn -> new Actor.Person(signedIn.person());
            case ApiClient client -> new Actor.Client(client.id());
            case null, default -> throw new NotSignedIn();
        };
    }
}
