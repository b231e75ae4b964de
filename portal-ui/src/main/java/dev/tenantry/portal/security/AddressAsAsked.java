package dev.tenantry.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.UrlUtils;

/**
 * Remembers in the session which page was asked for before the sign-in, to lead back to that very address: Spring's own adds a mark to
 * it, which would then be bookmarked and sent around. Nothing but pages is asked for again.
 */
final class AddressAsAsked implements RequestCache {

    private static final String KEY = AddressAsAsked.class.getName();

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("GET")) {
            request.getSession().setAttribute(KEY, UrlUtils.buildFullRequestUrl(request));
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(KEY) instanceof String address
                ? new SimpleSavedRequest(address)
                : null;
    }

    /** Nothing of the old request is taken over: the page is asked for anew, and that is all that was remembered for. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null && UrlUtils.buildFullRequestUrl(request).equals(session.getAttribute(KEY))) {
            session.removeAttribute(KEY);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEY);
        }
    }
}
