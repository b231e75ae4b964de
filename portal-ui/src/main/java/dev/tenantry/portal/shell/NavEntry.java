package dev.tenantry.portal.shell;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.Icon;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * An entry of the navigation; an area adds its own as a Spring bean.
 *
 * @param key text key of the label
 * @param path route, without a slash at the beginning
 * @param roles who sees it; the view and the use cases check again
 * @param order position, ascending; the ten of the design are 10, 20, … 100
 * @param badge how many things wait there for the viewer, asked at each navigation; 0 shows nothing
 */
public record NavEntry(Icon icon, String key, String path, Set<Role> roles, int order, IntSupplier badge) {

    public NavEntry {
        roles = Set.copyOf(roles);
    }

    /** An entry without a badge. */
    public static NavEntry of(Icon icon, String key, String path, int order, Role... roles) {
        return new NavEntry(icon, key, path, Set.of(roles), order, () -> 0);
    }

    /** The same entry with a badge. */
    public NavEntry withBadge(IntSupplier count) {
        return new NavEntry(icon, key, path, roles, order, count);
    }
}
