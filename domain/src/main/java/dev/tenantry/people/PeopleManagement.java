package dev.tenantry.people;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.identity.UseCase;
import dev.tenantry.people.People.Data;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.UUID;

/** Letting people in and out, by the provider's administrators. */
@UseCase
public class PeopleManagement {

    private final People people;
    private final Audit audit;
    private final CurrentActor caller;

    PeopleManagement(People people, Audit audit, CurrentActor caller) {
        this.people = people;
        this.audit = audit;
        this.caller = caller;
    }

    /** A new person who may do this from the first sign-in on. */
    @Allow(Role.PROVIDER_ADMIN)
    public PersonId invite(Data data, Membership membership) {
        PersonId person = new PersonId(UUID.randomUUID());
        people.put(person, data);
        people.join(person, membership);
        record(
                membership.tenant(),
                "person.invited",
                person,
                Map.of("role", membership.role().name()));
        return person;
    }

    /** Withdraws what a person may do; open sessions lose it at their next act. */
    @Allow(Role.PROVIDER_ADMIN)
    public void withdraw(PersonId person, Membership membership) {
        if (people.leave(person, membership)) {
            record(
                    membership.tenant(),
                    "person.membership-withdrawn",
                    person,
                    Map.of("role", membership.role().name()));
        }
    }

    /** Erases name, e-mail and memberships (GDPR Art. 17); audit keeps the bare id and stays verifiable. */
    @Allow(Role.PROVIDER_ADMIN)
    public void erase(PersonId person) {
        people.erase(person);
        record(null, "person.erased", person, Map.of());
    }

    private void record(
            @org.jspecify.annotations.Nullable TenantId tenant,
            String act,
            PersonId person,
            Map<String, String> facts) {
        audit.record(AuditEntry.of(tenant, caller.actor(), act, new Subject("person", person.toString()), facts));
    }
}
