package dev.tenantry.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.RecordedActs;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings name the first administrator at every start; what became of that person since holds. */
class FoundingTest {

    private static final Membership ADMINISTRATOR = new Membership(Role.PROVIDER_ADMIN, null);
    private static final Membership SUPPORT = new Membership(Role.SUPPORT, null);
    private static final PersonId ADA = new PersonId(UUID.randomUUID());
    private static final PersonId BOB = new PersonId(UUID.randomUUID());

    private final TestDatabase database = TestDatabase.create();
    private final People people = new People(database.scope(), database.jdbc());
    private final RecordedActs trail = new RecordedActs();
    private final Founding founding = new Founding(people, database.scope(), database.jdbc(), trail);

    @AfterEach
    void close() {
        database.close();
    }

    private boolean start() {
        return founding.firstAdministrator(ADA, new People.Data("sub-ada", "Ada", "ada@provider.example"));
    }

    private void known(PersonId person, String name, Membership membership) {
        people.put(person, new People.Data("sub-" + name, name, name + "@provider.example"));
        people.join(person, membership);
    }

    private boolean isAdministrator(PersonId person) {
        return people.holds(person, ADMINISTRATOR);
    }

    @Test
    void first_start_lets_the_person_in_and_later_ones_change_nothing() {
        assertThat(start()).isTrue();
        assertThat(start()).isTrue();

        assertThat(people.bySubject("sub-ada")).contains(ADA);
        assertThat(isAdministrator(ADA)).isTrue();
        assertThat(trail.entries()).extracting(AuditEntry::act).containsExactly("person.founded");
    }

    @Test
    void withdrawn_administrator_stays_out_while_there_is_another() {
        start();
        known(BOB, "bob", ADMINISTRATOR);
        people.leave(ADA, ADMINISTRATOR);

        assertThat(start()).isFalse();
        assertThat(isAdministrator(ADA)).isFalse();
    }

    @Test
    void erased_administrator_never_comes_back() {
        start();
        known(BOB, "bob", ADMINISTRATOR);
        people.erase(ADA);

        assertThat(start()).isFalse();
        assertThat(people.bySubject("sub-ada")).isEmpty();

        people.leave(BOB, ADMINISTRATOR);
        assertThat(start()).isFalse();
        assertThat(people.names(List.of(ADA))).isEmpty();
    }

    @Test
    void nobody_who_is_known_becomes_administrator_while_there_is_one() {
        known(BOB, "bob", ADMINISTRATOR);
        PersonId invited = new PersonId(UUID.randomUUID());
        known(invited, "ada", SUPPORT);

        assertThat(start()).isFalse();
        assertThat(isAdministrator(invited)).isFalse();

        people.erase(invited);
        assertThat(start())
                .as("erased for good, also under the id of the settings")
                .isFalse();
        assertThat(people.bySubject("sub-ada")).isEmpty();
    }

    @Test
    void way_is_open_again_once_nobody_is_administrator() {
        start();
        people.leave(ADA, ADMINISTRATOR);

        assertThat(start()).isTrue();
        assertThat(isAdministrator(ADA)).isTrue();
    }

    @Test
    void somebody_new_is_let_in_where_the_only_administrator_cannot_come_any_more() {
        known(BOB, "bob", ADMINISTRATOR);

        assertThat(start()).isTrue();
        assertThat(isAdministrator(ADA)).isTrue();
    }

    @Test
    void administrator_whose_account_was_made_anew_signs_in_by_the_subject_that_is_named_now() {
        known(BOB, "ada", ADMINISTRATOR);
        people.put(BOB, new People.Data("sub-of-old", "Ada", "Ada@provider.example"));

        assertThat(start()).isTrue();
        assertThat(people.bySubject("sub-ada")).contains(BOB);
        assertThat(people.bySubject("sub-of-old")).isEmpty();
        assertThat(trail.entries()).extracting(AuditEntry::act).containsExactly("person.founded");
    }
}
