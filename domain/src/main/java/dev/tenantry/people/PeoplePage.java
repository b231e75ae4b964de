package dev.tenantry.people;

import dev.tenantry.identity.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the people whom the portal knows.
 *
 * @param next the cursor of the next page; null on the last
 */
public record PeoplePage(List<KnownPerson> people, @Nullable PersonId next) {

    public PeoplePage {
        people = List.copyOf(people);
    }
}
