package dev.tenantry.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads to the sign-in page, which says so to whoever was signed in for too long. */
final class WhySignInAgain extends LoginUrlAuthenticationEntryPoint {

    WhySignInAgain() {
        super("/" + SignInView.PATH);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        return LongestSession.hasEndedOne(request) ? SignInReason.EXPIRED.url() : getLoginFormUrl();
    }
}
