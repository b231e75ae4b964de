package dev.tenantry.people;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts in those who must be there before anybody can invite: the first administrator, the people of a sandbox, a machine
 * named by the settings. May be repeated at every start; each membership is audited once, as an act of the system.
 */
@Component
public class Founding {

    private static final Actor SYSTEM = new Actor.Portal("founding");
    private static final Membership ADMINISTRATOR = new Membership(Role.PROVIDER_ADMIN, null);

    private final People people;
    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Audit audit;

    Founding(People people, TenantScope scope, JdbcClient jdbc, Audit audit) {
        this.people = people;
        this.scope = scope;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Writes the person under this id and lets them do this. */
    public void person(PersonId person, People.Data data, Membership membership) {
        scope.inProvider(() -> letIn(person, data, membership, false));
    }

    /** @param byAnother whether the person signs in by another account than before */
    private void letIn(PersonId person, People.Data data, Membership membership, boolean byAnother) {
        people.put(person, data);
        boolean joined = people.join(person, membership);
        if (joined || byAnother) {
            record(membership, "person.founded", new Subject("person", person.toString()));
        }
    }

    /**
     * Lets the first administrator in. Who came by this once and was withdrawn or erased since does not come back at a start, and
     * nobody who is known already becomes administrator by it. Only if nobody is administrator any more does it open the way
     * again, and never to somebody erased.
     *
     * @param named the id that belongs to that subject; one that was named once is never somebody new
     * @return whether the person is administrator now
     */
    public boolean firstAdministrator(PersonId named, People.Data data) {
        return scope.asProvider(() -> {
            people.oneAfterTheOther();
            Optional<PersonId> signsIn = Optional.ofNullable(data.subject()).flatMap(people::bySubject);
            PersonId person = signsIn.or(() -> people.byEmail(data.email())).orElse(named);
            boolean isNew = people.remember(named) && person.equals(named);
            boolean lets = isNew || (people.isKnown(person) && mayStayOrReturn(person));
            if (lets) {
                letIn(person, data, ADMINISTRATOR, signsIn.isEmpty());
            }
            return lets;
        });
    }

    private boolean mayStayOrReturn(PersonId person) {
        return people.holds(person, ADMINISTRATOR) || !people.hasAdministrator();
    }

    /** Lets a machine with client credentials do this. */
    public void client(String clientId, Membership membership) {
        scope.inProvider(() -> {
            var changed = jdbc.sql(
                            "insert into client_grant (client_id, role, tenant_id) values (?, ?, ?) on conflict do nothing")
                    .param(clientId)
                    .param(membership.role().name())
                    .param(tenant(membership))
                    .update();
            if (changed == 1) {
                record(membership, "client.founded", new Subject("client", clientId));
            }
        });
    }

    private void record(Membership membership, String act, Subject subject) {
        var facts = Map.of("role", membership.role().name());
        audit.record(AuditEntry.of(membership.tenant(), SYSTEM, act, subject, facts));
    }

    private static @Nullable UUID tenant(Membership membership) {
        return membership.tenant() == null ? null : membership.tenant().value();
    }
}
