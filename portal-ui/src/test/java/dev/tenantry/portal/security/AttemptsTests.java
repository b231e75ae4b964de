package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class AttemptsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void lets_an_address_try_again_when_its_minute_is_over() {
        var attempts = new Attempts(clock, 2);
        assertThat(attempts.tooMany("a")).isNull();
        now.updateAndGet(t -> t.plusSeconds(20));
        assertThat(attempts.tooMany("a")).isNull();
        assertThat(attempts.tooMany("a")).isEqualTo(Duration.ofSeconds(40));
        assertThat(attempts.tooMany("b")).isNull();
        now.updateAndGet(t -> t.plusSeconds(40));
        assertThat(attempts.tooMany("a")).isNull();
    }

    @Test
    void ends_a_busy_session_when_its_hours_are_over() throws Exception {
        var filter = new LongestSession(clock, Duration.ofHours(10));
        var session = signedIn(filter);
        now.updateAndGet(t -> t.plus(Duration.ofHours(9)));
        assertThat(requestIn(session, filter)).isFalse();
        now.updateAndGet(t -> t.plus(Duration.ofHours(2)));
        assertThat(requestIn(session, filter)).isTrue();
    }

    private static MockHttpSession signedIn(LongestSession filter) throws Exception {
        var session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl());
        requestIn(session, filter);
        return session;
    }

    /** Returns whether the session has ended. */
    private static boolean requestIn(MockHttpSession session, LongestSession filter) throws Exception {
        var request = new MockHttpServletRequest("GET", "/settings");
        request.setSession(session);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return session.isInvalid();
    }
}
