package dev.tenantry.people;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcAddressBookTest {

    private static final TenantId ACME = TenantId.random();

    private final TestDatabase database = TestDatabase.create();
    private final People people = new People(database.scope(), database.jdbc());
    private final JdbcAddressBook book = new JdbcAddressBook(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    private PersonId member(String name, Role role, @Nullable TenantId tenant) {
        PersonId person = new PersonId(UUID.randomUUID());
        people.put(person, new People.Data(null, name, name + "@example.com"));
        people.join(person, new Membership(role, tenant));
        return person;
    }

    private List<PersonId> holding(Set<Role> roles, @Nullable TenantId tenant) {
        return database.scope().asProvider(() -> book.holding(roles, tenant));
    }

    private Optional<String> address(PersonId person) {
        return database.scope().asProvider(() -> book.address(person, Set.of(OPERATOR), ACME));
    }

    @Test
    void names_staff_for_any_tenant_and_a_tenants_people_for_their_own() {
        PersonId operator = member("olga", OPERATOR, null);
        PersonId admin = member("adam", TENANT_ADMIN, ACME);
        member("sue", SUPPORT, null);
        member("tom", TENANT_ADMIN, TenantId.random());
        assertThat(holding(Set.of(OPERATOR, TENANT_ADMIN), ACME)).containsExactlyInAnyOrder(operator, admin);
        assertThat(holding(Set.of(OPERATOR, TENANT_ADMIN), null)).containsExactly(operator);
    }

    @Test
    void gives_no_address_of_who_was_withdrawn_or_erased() {
        PersonId withdrawn = member("will", OPERATOR, null);
        PersonId erased = member("erna", OPERATOR, null);
        assertThat(address(withdrawn)).contains("will@example.com");
        people.leave(withdrawn, new Membership(OPERATOR, null));
        people.erase(erased);
        assertThat(address(withdrawn)).isEmpty();
        assertThat(address(erased)).isEmpty();
        assertThat(holding(Set.of(OPERATOR), null)).isEmpty();
    }
}
