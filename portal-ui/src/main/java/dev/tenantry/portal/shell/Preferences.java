package dev.tenantry.portal.shell;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import dev.tenantry.portal.i18n.Language;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer chose for this browser. Kept in cookies, so that the very first byte of a page is already in the right
 * language and colours, before anybody is signed in.
 *
 * @param singleKeys whether keys like {@code /} and {@code ?} act (WCAG 2.1.4)
 */
public record Preferences(Language language, Appearance appearance, boolean singleKeys) {

    private static final String LANGUAGE = "tenantry-language";
    private static final String APPEARANCE = "tenantry-appearance";
    private static final String SINGLE_KEYS = "tenantry-single-keys";
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    /** The choices that came with a request; where there is none, what the browser prefers. */
    public static Preferences of(@Nullable VaadinRequest request) {
        if (request == null) {
            return new Preferences(Language.EN, Appearance.SYSTEM, true);
        }
        return new Preferences(
                cookie(request, LANGUAGE).flatMap(Language::byTag).orElseGet(() -> preferredLanguage(request)),
                cookie(request, APPEARANCE).flatMap(Preferences::appearance).orElse(Appearance.SYSTEM),
                !cookie(request, SINGLE_KEYS).equals(Optional.of("off")));
    }

    /** The choices of the request that is being answered. */
    public static Preferences current() {
        return of(VaadinService.getCurrentRequest());
    }

    /** Keeps the language for a year. */
    public static void keep(Language language) {
        store(LANGUAGE, language.tag());
    }

    /** Keeps the appearance for a year. */
    public static void keep(Appearance appearance) {
        store(APPEARANCE, appearance.name());
    }

    /** Keeps for a year whether single keys act. */
    public static void keepSingleKeys(boolean on) {
        store(SINGLE_KEYS, on ? "on" : "off");
    }

    private static void store(String name, String value) {
        var response = VaadinService.getCurrentResponse();
        var request = VaadinService.getCurrentRequest();
        if (response == null || request == null) {
            throw new IllegalStateException("preferences are kept while a request is answered, not by push");
        }
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static Optional<String> cookie(VaadinRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(c -> c.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Optional<Appearance> appearance(String name) {
        return Stream.of(Appearance.values()).filter(a -> a.name().equals(name)).findFirst();
    }

    private static Language preferredLanguage(VaadinRequest request) {
        return Language.of(request.getLocale());
    }
}
