package dev.tenantry.portal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session some hours after its sign-in, however busy it is; the one after it knows that, for the sign-in page to say so. */
final class LongestSession extends OncePerRequestFilter {

    private static final String SIGNED_IN = LongestSession.class.getName() + ".since";
    private static final String ENDED = LongestSession.class.getName() + ".ended";

    private final Clock clock;
    private final Duration longest;

    LongestSession(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && hasEnded(session)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            request.getSession().setAttribute(ENDED, true);
        }
        chain.doFilter(request, response);
        noteSignIn(request.getSession(false));
    }

    /** Whether the session before this one was ended here; told once. */
    static boolean hasEndedOne(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || session.getAttribute(ENDED) == null) {
            return false;
        }
        session.removeAttribute(ENDED);
        return true;
    }

    /** By the request that signs in, not by the next one. */
    private void noteSignIn(@Nullable HttpSession session) {
        if (session != null && isSignedIn(session) && session.getAttribute(SIGNED_IN) == null) {
            session.setAttribute(SIGNED_IN, clock.instant());
        }
    }

    static boolean isSignedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private boolean hasEnded(HttpSession session) {
        return session.getAttribute(SIGNED_IN) instanceof Instant since
                && !since.plus(longest).isAfter(clock.instant());
    }
}
