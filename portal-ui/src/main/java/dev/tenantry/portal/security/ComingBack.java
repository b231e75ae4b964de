package dev.tenantry.portal.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.web.util.WebUtils;

/**
 * Notes in the browser by which way somebody is signed in. A portal that has lost its sessions, because it started anew or because
 * another node answers, then leads on by that way instead of asking. The note grants nothing: it saves a click, once for an address.
 */
final class ComingBack {

    private static final String COOKIE = "tenantry-signed-in";
    private static final String TRIED = ComingBack.class.getName();

    private ComingBack() {}

    /** Of somebody who is in. */
    static void note(HttpServletRequest request, HttpServletResponse response, String way) {
        write(request, response, way);
        request.getSession().removeAttribute(TRIED);
    }

    /** Of somebody who went on purpose, or could not get in. */
    static void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, null);
    }

    /** The way to lead on by; nothing if this browser has none of those that exist, or it has just been tried in vain. */
    static Optional<String> way(HttpServletRequest request, Collection<String> ways) {
        var session = request.getSession();
        var page = UrlUtils.buildFullRequestUrl(request);
        if (!request.getMethod().equals("GET") || page.equals(session.getAttribute(TRIED))) {
            return Optional.empty();
        }
        var way = Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(ways::contains);
        way.ifPresent(found -> session.setAttribute(TRIED, page));
        return way;
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, @Nullable String way) {
        var cookie = new Cookie(COOKIE, way == null ? "" : way);
        cookie.setPath("/");
        cookie.setMaxAge(way == null ? 0 : -1);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
