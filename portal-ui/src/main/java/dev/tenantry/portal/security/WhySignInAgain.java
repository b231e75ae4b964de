package dev.tenantry.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Leads to the sign-in page, which says so to whoever was signed in for too long; past it whoever the portal itself has forgotten
 * ({@link ComingBack}).
 */
final class WhySignInAgain extends LoginUrlAuthenticationEntryPoint {

    private final List<String> ways;

    WhySignInAgain(List<String> ways) {
        super("/" + SignInView.PATH);
        this.ways = List.copyOf(ways);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        if (LongestSession.hasEndedOne(request)) {
            ComingBack.forget(request, response);
            return SignInReason.EXPIRED.url();
        }
        return ComingBack.way(request, ways).orElse(getLoginFormUrl());
    }
}
