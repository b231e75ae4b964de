package dev.tenantry.people;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import java.util.Map;
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

    private static final Actor SYSTEM = new Actor.System("founding");

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
        scope.inProvider(() -> {
            people.put(person, data);
            if (people.join(person, membership)) {
                record(membership, "person.founded", new Subject("person", person.toString()));
            }
        });
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
