package dev.tenantry.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's account in the sign-in directory.
 *
 * @param email in lower case
 * @param confirmed whether its owner has proved to own the address
 * @param madeFor the organization for which we made it; null if somebody else made it
 * @param organizations aliases of all organizations that it is a member of, ours or not
 */
public record Account(
        String email, boolean confirmed, @Nullable OrganizationAlias madeFor, Set<String> organizations) {

    public Account {
        organizations = Set.copyOf(organizations);
    }

    /** Whether it is in that organization. */
    public boolean isIn(OrganizationAlias alias) {
        return organizations.contains(alias.value());
    }

    /** Whether nobody misses it once that organization is gone: made for it, and in no other. */
    public boolean existsOnlyFor(OrganizationAlias alias) {
        return alias.equals(madeFor) && Set.of(alias.value()).containsAll(organizations);
    }

    @Override
    public String toString() {
        return "Account[made for " + madeFor + ", in " + organizations + "]";
    }
}
