package dev.tenantry.people;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the portal knows, with everything that they may do.
 *
 * @param awaited whether nothing is known yet of the account that they sign in with: they were invited and never came
 * @param since when they became known
 */
public record KnownPerson(
        PersonId id, String name, String email, boolean awaited, Instant since, List<Held> memberships) {

    public KnownPerson {
        memberships = List.copyOf(memberships);
    }

    /**
     * A membership that somebody has.
     *
     * @param tenantName what that tenant is called now; null for a membership that is for all
     */
    public record Held(Membership membership, @Nullable String tenantName, Instant since) {}

    @Override
    public String toString() {
        return "KnownPerson[" + id + "]";
    }
}
