package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
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
    void slows_down_whoever_begins_too_many_sign_ins_and_nobody_else() throws Exception {
        var throttle = new SignInThrottle(new Attempts(clock, 1), List.of("/login/"));
        assertThat(answer(throttle, "/login/oauth2").getStatus()).isEqualTo(200);
        var second = answer(throttle, "/login/oauth2");
        assertThat(second.getStatus()).isEqualTo(429);
        assertThat(second.getHeader("Retry-After")).isEqualTo("61");
        assertThat(answer(throttle, "/settings").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse answer(SignInThrottle throttle, String path) throws Exception {
        var response = new MockHttpServletResponse();
        throttle.doFilter(new MockHttpServletRequest("POST", path), response, new MockFilterChain());
        return response;
    }

    @Test
    void starts_no_portal_that_nobody_could_enter() {
        var analysis = new NoWayInAnalyzer().analyze(new NoWayIn(), new NoWayIn());
        assertThat(analysis.getAction()).contains("tenantry.oidc.issuer").contains("./portal start");
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.logging(LogFactory.getLog(getClass())));
        assertThat(analyzers).hasAtLeastOneElementOfType(NoWayInAnalyzer.class);
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
