package dev.tenantry.portal.incidents;

import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotSignedIn;
import java.util.function.Supplier;

/**
 * Puts a page together from several sources, of which one may be broken or not meant for the viewer: the page shows what
 * the others know.
 */
public final class Partly {

    private Partly() {}

    /** What the source says; the other value if it is not for this viewer, or if it breaks, which is reported. */
    public static <T> T ask(String where, T otherwise, Supplier<T> source) {
        try {
            return source.get();
        } catch (AccessRefused | NotSignedIn notForThisViewer) {
            return otherwise;
        } catch (RuntimeException broken) {
            Incidents.report(where, broken);
            return otherwise;
        }
    }
}
