package dev.tenantry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.ReasonErasure;
import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.notifications.Habits;
import dev.tenantry.notifications.NotificationSettings;
import dev.tenantry.people.Founding;
import dev.tenantry.people.Invitation;
import dev.tenantry.people.Invitation.Problem;
import dev.tenantry.people.Invited;
import dev.tenantry.people.People;
import dev.tenantry.people.PeopleManagement;
import dev.tenantry.people.Withdrawal;
import dev.tenantry.tenants.KnownTenants;
import dev.tenantry.tenants.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class UseCaseGuardTest {

    private static final PersonId ADMIN = new PersonId(UUID.randomUUID());
    private static final PersonId TENANT_ADMIN = new PersonId(UUID.randomUUID());
    private static final TenantId OWN = TenantId.random();

    private final TestDatabase database = TestDatabase.create();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Caller caller = new Caller();

    /** Who calls, as a test says. */
    static final class Caller implements CurrentActor {

        private Optional<Actor> actor = Optional.empty();

        @Override
        public Actor actor() {
            return actor.orElseThrow(NotSignedIn::new);
        }

        void is(PersonId person) {
            actor = Optional.of(new Actor.Person(person));
        }
    }

    /** A use case that tells whose rows it may see. */
    @UseCase
    public static class Looking {

        private final JdbcClient jdbc;

        Looking(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Allow({Role.SUPPORT, Role.TENANT_ADMIN})
        public String at(TenantId tenant) {
            return jdbc.sql("select current_user || ' ' || coalesce(current_setting('tenantry.tenant', true), '')")
                    .query((row, number) -> row.getString(1))
                    .single()
                    .strip();
        }

        @Allow(Role.PROVIDER_ADMIN)
        public int all() {
            return 42;
        }
    }

    /** Keeps entries in memory. */
    static final class Remembering implements Audit {

        final List<String> acts = new CopyOnWriteArrayList<>();

        @Override
        public void record(AuditEntry entry) {
            acts.add(entry.act());
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            throw new IllegalStateException("nothing outside is touched here");
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            throw new IllegalStateException("nothing outside is touched here");
        }

        @Override
        public void settle(TenantId tenant, Map<String, String> details) {
            throw new IllegalStateException("nothing outside is touched here");
        }
    }

    @BeforeEach
    void start() {
        context.registerBean(TenantScope.class, database::scope);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(CurrentActor.class, () -> caller);
        context.registerBean(NotificationSettings.class, UseCaseGuardTest::settings);
        context.registerBean(Remembering.class);
        context.registerBean(KnownTenants.class, () -> asked -> asked.contains(OWN) ? Map.of(OWN, "Acme") : Map.of());
        context.register(
                IdentityConfiguration.class,
                Memberships.class,
                People.class,
                Founding.class,
                PeopleManagement.class,
                ReasonErasure.class,
                Habits.class,
                Looking.class);
        context.refresh();
        found(ADMIN, "ada", new Membership(Role.PROVIDER_ADMIN, null));
        found(TENANT_ADMIN, "ben", new Membership(Role.TENANT_ADMIN, OWN));
        context.getBean(Remembering.class).acts.clear();
    }

    private static NotificationSettings settings() {
        return new NotificationSettings(URI.create("http://127.0.0.1"), "en", null, Map.of(), Duration.ofDays(1));
    }

    private void found(PersonId person, String name, Membership membership) {
        context.getBean(Founding.class)
                .person(person, new People.Data("s-" + name, name, name + "@example.com"), membership);
    }

    @AfterEach
    void close() {
        context.close();
        database.close();
    }

    @Test
    void nobody_is_let_in_without_signing_in() {
        assertThatThrownBy(() -> context.getBean(Looking.class).all()).isInstanceOf(NotSignedIn.class);
    }

    @Test
    void tenant_admin_works_under_row_security_and_staff_as_provider() {
        caller.is(TENANT_ADMIN);
        assertThat(context.getBean(Looking.class).at(OWN)).isEqualTo("app " + OWN);
        caller.is(ADMIN);
        found(ADMIN, "ada", new Membership(Role.SUPPORT, null));
        assertThat(context.getBean(Looking.class).at(OWN)).isEqualTo("provider");
    }

    @Test
    void withdrawing_a_membership_acts_at_the_next_call() {
        caller.is(TENANT_ADMIN);
        context.getBean(Looking.class).at(OWN);
        caller.is(ADMIN);
        context.getBean(PeopleManagement.class).withdraw(TENANT_ADMIN, new Membership(Role.TENANT_ADMIN, OWN));
        caller.is(TENANT_ADMIN);
        assertThatThrownBy(() -> context.getBean(Looking.class).at(OWN)).isInstanceOf(AccessRefused.class);
        assertThat(context.getBean(Remembering.class).acts).containsExactly("person.membership-withdrawn");
    }

    @Test
    void erased_person_is_nobody_but_an_id() {
        caller.is(ADMIN);
        context.getBean(PeopleManagement.class).erase(TENANT_ADMIN);
        assertThat(context.getBean(People.class).names(List.of(TENANT_ADMIN))).isEmpty();
        assertThat(context.getBean(Memberships.class).of(new Actor.Person(TENANT_ADMIN)))
                .isEmpty();
    }

    @Test
    void invited_person_may_do_what_the_invitation_says() {
        caller.is(ADMIN);
        Invited invited = context.getBean(PeopleManagement.class)
                .invite(new Invitation("Cleo", "cleo@provider.example", Role.SUPPORT, null));
        caller.is(person(invited));
        assertThat(context.getBean(Looking.class).at(OWN)).isEqualTo("provider");
    }

    @Test
    void person_known_by_the_address_gets_another_membership_instead_of_a_second_self() {
        caller.is(ADMIN);
        PersonId again = person(context.getBean(PeopleManagement.class)
                .invite(new Invitation("Ben", "BEN@example.com", Role.SUPPORT, null)));
        assertThat(again).isEqualTo(TENANT_ADMIN);
        assertThat(context.getBean(Memberships.class).of(new Actor.Person(again)))
                .containsExactlyInAnyOrder(new Membership(Role.SUPPORT, null), new Membership(Role.TENANT_ADMIN, OWN));
    }

    @Test
    void invitation_that_is_wrong_says_everything_at_once_and_lets_nobody_in() {
        caller.is(ADMIN);
        PeopleManagement people = context.getBean(PeopleManagement.class);
        assertThat(people.invite(new Invitation(" ", "nowhere", Role.TENANT_ADMIN, null)))
                .isEqualTo(refused(Problem.NAME_MISSING, Problem.EMAIL_FORM, Problem.TENANT_MISSING));
        assertThat(people.invite(new Invitation("x".repeat(201), "", null, TenantId.random())))
                .isEqualTo(refused(
                        Problem.NAME_TOO_LONG, Problem.EMAIL_MISSING, Problem.ROLE_MISSING, Problem.TENANT_UNKNOWN));
        assertThat(people.invite(new Invitation("Cleo", "cleo@provider.example", Role.SUPPORT, OWN)))
                .isEqualTo(refused(Problem.TENANT_TOO_MUCH));
        assertThat(context.getBean(Remembering.class).acts).isEmpty();
    }

    private static Invited refused(Problem... problems) {
        return new Invited.Refused(Set.of(problems));
    }

    @Test
    void two_who_invite_the_same_address_at_once_let_in_one_person() {
        PeopleManagement people = context.getBean(PeopleManagement.class);
        caller.is(ADMIN);
        List<CompletableFuture<PersonId>> both = Stream.of(Role.SUPPORT, Role.AUDITOR, Role.OPERATOR, Role.SUPPORT)
                .map(role -> CompletableFuture.supplyAsync(
                        () -> person(people.invite(new Invitation("Cleo", "cleo@provider.example", role, null)))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(context.getBean(Remembering.class).acts).hasSize(3);
    }

    private static PersonId person(Invited invited) {
        return ((Invited.Accepted) invited).person();
    }

    @Test
    void last_administrator_can_neither_be_withdrawn_nor_erased() {
        caller.is(ADMIN);
        PeopleManagement people = context.getBean(PeopleManagement.class);
        Membership administrator = new Membership(Role.PROVIDER_ADMIN, null);
        assertThat(people.withdraw(ADMIN, administrator)).isEqualTo(Withdrawal.LAST_ADMINISTRATOR);
        assertThat(people.erase(ADMIN)).isEqualTo(Withdrawal.LAST_ADMINISTRATOR);
        people.invite(new Invitation("Cleo", "cleo@provider.example", Role.PROVIDER_ADMIN, null));
        assertThat(people.withdraw(ADMIN, administrator)).isEqualTo(Withdrawal.DONE);
        assertThatThrownBy(() -> people.withdraw(ADMIN, administrator)).isInstanceOf(AccessRefused.class);
    }

    @Test
    void system_itself_calls_no_use_case() {
        caller.actor = Optional.of(new Actor.Portal("run"));
        assertThatThrownBy(() -> context.getBean(Looking.class).all()).isInstanceOf(AccessRefused.class);
    }

    static class Careless {
        public void forgotten() {}

        @Allow(Role.TENANT_ADMIN)
        public void nameless() {}

        @Allow(Role.TENANT_ADMIN)
        public void several(TenantId from, TenantId to) {}
    }

    @Test
    void use_case_without_an_access_rule_breaks_the_law() {
        assertThat(UseCaseLaws.broken(Careless.class))
                .containsExactly(
                        "Careless.forgotten says not who may call it",
                        "Careless.nameless lets tenants in but names no tenant",
                        "Careless.several lets tenants in but names several, of which one is checked");
        assertThat(UseCaseLaws.broken(PeopleManagement.class)).isEmpty();
    }
}
