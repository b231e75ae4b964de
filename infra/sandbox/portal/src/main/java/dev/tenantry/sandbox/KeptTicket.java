package dev.tenantry.sandbox;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/**
 * Who was signed in by which ticket, in the browser: what an identity provider's own session is in production. It outlives the portal,
 * whose sessions do not, and ends with a sign-out.
 *
 * @param subject the demo person's
 */
record KeptTicket(String subject, String ticket) {

    private static final String COOKIE = "tenantry-sandbox-ticket";

    static Optional<KeptTicket> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(cookie -> cookie.getValue().split(":", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new KeptTicket(parts[0], parts[1]));
    }

    void keep(HttpServletResponse response) {
        write(response, subject + ":" + ticket, -1);
    }

    static void drop(HttpServletResponse response) {
        write(response, "", 0);
    }

    /** Not marked as secure: the sandbox is plain HTTP on loopback. */
    private static void write(HttpServletResponse response, String value, int seconds) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
