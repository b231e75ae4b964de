package dev.tenantry.people;

import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows, by name; null means "any".
 *
 * @param search part of a name or address
 * @param role those who hold it, for all tenants or for any
 * @param after only people who come later in the list than this one: the cursor of the next page
 */
public record PeopleFilter(
        @Nullable String search,
        @Nullable Role role,
        @Nullable PersonId after) {

    /** Everybody. */
    public static PeopleFilter all() {
        return new PeopleFilter(null, null, null);
    }
}
