package dev.tenantry.identity;

import java.util.Set;

/** The caller lacks each of the roles that the use case allows; the page says which they are. */
public final class AccessRefused extends RuntimeException {

    private final Set<Role> needed;

    public AccessRefused(Set<Role> needed) {
        super("needs one of " + needed);
        this.needed = Set.copyOf(needed);
    }

    /** The roles of which one would do. */
    public Set<Role> needed() {
        return needed;
    }
}
