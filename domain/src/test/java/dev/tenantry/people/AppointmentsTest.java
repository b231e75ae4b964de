package dev.tenantry.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.identity.TenantAdministrators.Candidate;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppointmentsTest {

    private static final TenantId ACME = TenantId.random();
    private static final Candidate ADA = new Candidate("sub-ada", "Ada Beispiel", "ada@acme.example");

    private final TestDatabase database = TestDatabase.create();
    private final People people = new People(database.scope(), database.jdbc());
    private final List<Notice> told = new ArrayList<>();
    private final List<AuditEntry> audited = new ArrayList<>();
    private final Appointments appointments =
            new Appointments(people, database.scope(), new Remembered(audited), told::add);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lets_an_administrator_in_and_invites_them_exactly_once() {
        assertThat(appointments.isIn(ADA, ACME)).isFalse();

        appointments.letIn(ADA, ACME, "Acme");
        appointments.letIn(ADA, ACME, "Acme");

        assertThat(appointments.isIn(ADA, ACME)).isTrue();
        assertThat(appointments.isIn(ADA, TenantId.random())).isFalse();
        assertThat(people.bySubject("sub-ada")).isPresent();
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.ADMINISTRATOR_INVITED);
            assertThat(notice.tenant()).isEqualTo(ACME);
            assertThat(notice.toString()).doesNotContain("Ada", "ada@");
        });
        assertThat(audited).extracting(AuditEntry::act).containsExactly("person.invited");
    }

    @Test
    void lets_everybody_of_one_tenant_out_and_nobody_of_another() {
        TenantId other = TenantId.random();
        appointments.letIn(ADA, ACME, "Acme");
        appointments.letIn(new Candidate("sub-bo", "Bo Beispiel", "bo@acme.example"), ACME, "Acme");
        appointments.letIn(ADA, other, "Other");
        assertThat(appointments.count(ACME)).isEqualTo(2);

        appointments.letAllOut(ACME);

        assertThat(appointments.count(ACME)).isZero();
        assertThat(appointments.count(other)).isEqualTo(1);
        assertThat(audited.subList(3, audited.size()))
                .extracting(AuditEntry::act)
                .containsExactly("person.membership-withdrawn", "person.membership-withdrawn");
    }

    @Test
    void lets_out_again_and_leaves_what_else_the_person_may_do() {
        PersonId ada = known(null);
        people.join(ada, new Membership(Role.OPERATOR, null));
        appointments.letIn(ADA, ACME, "Acme");

        appointments.letOut(ADA, ACME);
        appointments.letOut(ADA, ACME);

        assertThat(appointments.isIn(ADA, ACME)).isFalse();
        assertThat(people.holds(ada, new Membership(Role.OPERATOR, null))).isTrue();
        assertThat(audited)
                .extracting(AuditEntry::act)
                .containsExactly("person.invited", "person.membership-withdrawn");
    }

    @Test
    void says_how_a_person_signs_in_of_whom_only_the_address_was_known() {
        PersonId ada = known(null);

        appointments.letIn(ADA, ACME, "Acme");

        assertThat(people.bySubject("sub-ada")).contains(ada);
        assertThat(audited).extracting(AuditEntry::act).containsExactly("person.invited", "person.recognised-by-run");
    }

    @Test
    void ties_nobody_who_works_for_the_provider_to_an_account_that_the_tenant_keeps() {
        PersonId ada = known(null);
        people.join(ada, new Membership(Role.SUPPORT, null));

        appointments.letIn(ADA, ACME, "Acme");

        assertThat(people.bySubject("sub-ada")).isEmpty();
        assertThat(appointments.isIn(ADA, ACME)).isTrue();
        assertThat(audited).extracting(AuditEntry::act).containsExactly("person.invited");
    }

    @Test
    void hands_nobodys_sign_in_to_another_account() {
        PersonId ada = known("sub-of-old");

        appointments.letIn(ADA, ACME, "Acme");

        assertThat(people.bySubject("sub-ada")).isEmpty();
        assertThat(people.bySubject("sub-of-old")).contains(ada);
    }

    private PersonId known(@Nullable String subject) {
        PersonId ada = new PersonId(UUID.randomUUID());
        people.put(ada, new People.Data(subject, "Ada", "Ada@acme.example"));
        return ada;
    }

    private record Remembered(List<AuditEntry> entries) implements Audit {

        @Override
        public void record(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            throw new AssertionError("nothing outside is touched");
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            throw new AssertionError("nothing outside is touched");
        }

        @Override
        public void settle(TenantId tenant, Map<String, String> details) {
            throw new AssertionError("nothing outside is touched");
        }
    }
}
