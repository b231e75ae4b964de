package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ViewerOfSessionTests {

    private static final Actor ADA = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final Actor OLEG = new Actor.Person(new PersonId(UUID.randomUUID()));

    private final List<Actor> asked = new ArrayList<>();
    private Actor signedIn = ADA;
    private final CurrentActor actors = () -> signedIn;
    private final ViewerOfSession viewers = new ViewerOfSession(actors, new Asked(asked));

    private record Asked(List<Actor> asked) implements Directory {
        @Override
        public Optional<Viewer> viewerOf(Actor actor) {
            asked.add(actor);
            return Optional.of(new Viewer(actor, "somebody", Set.of(Role.SUPPORT), Set.of()));
        }

        @Override
        public Optional<PersonId> personOf(String subject) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonId> newcomer(String subject, String email) {
            return Optional.empty();
        }
    }

    @AfterEach
    void no_request() {
        RequestContextHolder.resetRequestAttributes();
    }

    private static void request() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @Test
    void looks_somebody_up_anew_for_news_that_a_request_shows() {
        request();
        viewers.get();
        OncePerRequest.forget();
        viewers.get();
        assertThat(asked).containsExactly(ADA, ADA);
    }

    @Test
    void looks_somebody_up_once_in_a_request_and_anew_in_the_next() {
        request();
        assertThat(viewers.get()).isEqualTo(viewers.get());
        assertThat(asked).containsExactly(ADA);

        request();
        viewers.get();
        assertThat(asked).containsExactly(ADA, ADA);
    }

    @Test
    void takes_nobody_for_somebody_else_who_signs_in_within_the_same_request() {
        request();
        viewers.get();
        signedIn = OLEG;

        assertThat(viewers.get().actor()).isEqualTo(OLEG);
    }

    @Test
    void looks_anew_each_time_outside_of_a_request() {
        viewers.get();
        viewers.get();

        assertThat(asked).containsExactly(ADA, ADA);
    }
}
