package dev.tenantry.identity;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an actor may do, as the rows say now. */
@Component
public class Memberships {

    private final TenantScope scope;
    private final JdbcClient jdbc;

    Memberships(TenantScope scope, JdbcClient jdbc) {
        this.scope = scope;
        this.jdbc = jdbc;
    }

    /** Empty for someone unknown or erased. The system itself has no memberships: it calls no use cases. */
    public Set<Membership> of(Actor actor) {
        return switch (actor) {
            case Actor.Person(var id) -> ofPerson(id);
            case Actor.Client(var clientId) -> ofClient(clientId);
            case Actor.Portal none -> Set.of();
        };
    }

    private Set<Membership> ofPerson(PersonId person) {
        return scope.asProvider(
                () -> jdbc.sql("""
                select role, tenant_id from membership join person on person.id = person_id
                where person_id = ? and erased_at is null
                """).param(person.value()).query((row, at) -> membership(row)).list().stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Set<Membership> ofClient(String clientId) {
        return scope.asProvider(() -> jdbc
                .sql("select role, tenant_id from client_grant where client_id = ?")
                .param(clientId)
                .query((row, at) -> membership(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new Membership(Role.valueOf(row.getString("role")), tenant == null ? null : new TenantId(tenant));
    }
}
