package dev.tenantry.people;

import dev.tenantry.identity.PersonId;
import java.util.Set;

/** What became of an invitation. */
public sealed interface Invited {

    /**
     * The person may do it from now on, or might before already.
     *
     * @param known whether the address was known; the person keeps the name of before then
     * @param changed whether the role is new to the person
     */
    record Accepted(PersonId person, boolean known, boolean changed) implements Invited {}

    /** Nobody was let in; all that is wrong. */
    record Refused(Set<Invitation.Problem> problems) implements Invited {
        public Refused {
            problems = Set.copyOf(problems);
        }
    }
}
