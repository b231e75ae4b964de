package dev.tenantry.people;

import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.notifications.AddressBook;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses of those who are members now; an erased person has none. */
@Component
class JdbcAddressBook implements AddressBook {

    private static final String HOLDING = """
            from membership m join person_data d on d.person_id = m.person_id
            where m.role = any(:roles) and (m.tenant_id is null or m.tenant_id = :tenant::uuid)
            """;

    private final JdbcClient jdbc;

    JdbcAddressBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonId> holding(Set<Role> roles, @Nullable TenantId tenant) {
        return ask("select distinct m.person_id " + HOLDING, roles, tenant)
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public Optional<String> address(PersonId person, Set<Role> roles, @Nullable TenantId tenant) {
        return ask("select d.email " + HOLDING + " and m.person_id = :person limit 1", roles, tenant)
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    private JdbcClient.StatementSpec ask(String sql, Set<Role> roles, @Nullable TenantId tenant) {
        return jdbc.sql(sql)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("tenant", tenant == null ? null : tenant.value());
    }
}
