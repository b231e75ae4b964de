package dev.tenantry.portal.palette;

import dev.tenantry.portal.look.Icon;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be gone to, or done.
 *
 * @param title its name
 * @param hint what tells it apart: a slug, a state, a kind
 * @param route where it is, without a slash at the beginning; meaningless for an act
 * @param act what is done, for what is no place; whatever destroys, stops or costs asks again before it does
 */
public record PaletteEntry(
        Icon icon,
        String title,
        String hint,
        String route,
        @Nullable Runnable act) {

    /** Something that can be gone to. */
    public PaletteEntry(Icon icon, String title, String hint, String route) {
        this(icon, title, hint, route, null);
    }

    /** Something that can be done. */
    public static PaletteEntry act(Icon icon, String title, String hint, Runnable act) {
        return new PaletteEntry(icon, title, hint, "", act);
    }

    /** Whether every word of the query is in the title, in any order. */
    public boolean matches(String query) {
        String title = this.title.toLowerCase(Locale.ROOT);
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(title::contains);
    }
}
