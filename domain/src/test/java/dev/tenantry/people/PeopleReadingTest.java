package dev.tenantry.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleReadingTest {

    private static final TenantId ACME = TenantId.random();
    private static final TenantId GONE = TenantId.random();

    private final TestDatabase database = TestDatabase.create();
    private final People people = new People(database.scope(), database.jdbc());
    private int known;
    private final PeopleReading reading =
            new PeopleReading(new PeopleRows(database.jdbc()), asked -> Map.of(ACME, "Acme"));

    @AfterEach
    void close() {
        database.close();
    }

    private PersonId known(String name, @Nullable String subject, Membership... memberships) {
        PersonId person = new PersonId(UUID.randomUUID());
        people.put(
                person, new People.Data(subject, name, name.replace(' ', '.') + "." + ++known + "@provider.example"));
        List.of(memberships).forEach(membership -> people.join(person, membership));
        return person;
    }

    private List<String> names(PeopleFilter filter) {
        return list(filter).people().stream().map(KnownPerson::name).toList();
    }

    private PeoplePage list(PeopleFilter filter) {
        return database.scope().asProvider(() -> reading.list(filter));
    }

    @Test
    void lists_people_by_name_and_pages_until_all_were_seen() {
        for (int i = 0; i < 120; i++) {
            known("Person %03d".formatted(i % 7 == 0 ? 0 : i), null);
        }
        List<PersonId> seen = new ArrayList<>();
        PersonId after = null;
        do {
            PeoplePage page = list(new PeopleFilter(null, null, after));
            page.people().forEach(person -> seen.add(person.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void finds_by_part_of_name_or_address_and_by_role() {
        known("Ada", null, new Membership(Role.OPERATOR, null));
        known("ben Beispiel", null, new Membership(Role.TENANT_ADMIN, ACME));
        assertThat(names(new PeopleFilter("BEN.b", null, null))).containsExactly("ben Beispiel");
        assertThat(names(new PeopleFilter("da", null, null))).containsExactly("Ada");
        assertThat(names(new PeopleFilter("%", null, null))).isEmpty();
        assertThat(names(new PeopleFilter(null, Role.TENANT_ADMIN, null))).containsExactly("ben Beispiel");
        assertThat(names(PeopleFilter.all())).containsExactly("Ada", "ben Beispiel");
    }

    @Test
    void says_what_somebody_may_do_for_whom_and_whether_they_ever_came() {
        PersonId ada = known("Ada", "sub-ada", new Membership(Role.TENANT_ADMIN, ACME));
        people.join(ada, new Membership(Role.TENANT_ADMIN, GONE));
        PersonId ben = known("Ben", null);
        KnownPerson found =
                database.scope().asProvider(() -> reading.person(ada)).orElseThrow();
        assertThat(found.awaited()).isFalse();
        assertThat(found.memberships())
                .extracting(KnownPerson.Held::tenantName)
                .as("a tenant that is gone leaves its id")
                .containsExactlyInAnyOrder("Acme", GONE.toString());
        assertThat(found.toString()).doesNotContain("Ada");
        assertThat(database.scope()
                        .asProvider(() -> reading.person(ben))
                        .orElseThrow()
                        .awaited())
                .isTrue();
    }

    @Test
    void erased_person_is_on_no_list() {
        PersonId ada = known("Ada", "sub-ada");
        people.erase(ada);
        assertThat(names(PeopleFilter.all())).isEmpty();
        assertThat(database.scope().asProvider(() -> reading.person(ada))).isEmpty();
    }
}
