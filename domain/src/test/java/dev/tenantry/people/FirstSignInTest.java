package dev.tenantry.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.audit.RecordedActs;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Account;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who was invited by an address is recognised once, and nobody in their place. */
class FirstSignInTest {

    private static final String CLEO = "cleo@provider.example";
    private static final TenantId ACME = TenantId.random();
    private static final Membership SUPPORT = new Membership(Role.SUPPORT, null);
    private static final Membership GOVERNS_ACME = new Membership(Role.TENANT_ADMIN, ACME);

    private final TestDatabase database = TestDatabase.create();
    private final People people = new People(database.scope(), database.jdbc());
    private final OneAccount directory = new OneAccount();
    private final RecordedActs trail = new RecordedActs();
    private final FirstSignIn first = new FirstSignIn(people, directory, database.scope(), trail);

    @AfterEach
    void close() {
        database.close();
    }

    private PersonId invited(Membership membership) {
        PersonId person = new PersonId(UUID.randomUUID());
        people.put(person, new People.Data(null, "Cleo", CLEO));
        people.join(person, membership);
        return person;
    }

    @Test
    void invited_person_is_recognised_from_the_first_sign_in_on() {
        PersonId cleo = invited(SUPPORT);

        assertThat(first.of("sub-cleo", "Cleo@Provider.example")).contains(cleo);

        assertThat(people.bySubject("sub-cleo")).contains(cleo);
        assertThat(trail.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("person.recognised");
            assertThat(entry.actor()).isEqualTo(new Actor.Person(cleo));
        });
    }

    @Test
    void address_stands_for_nobody_once_its_person_came() {
        invited(SUPPORT);
        first.of("sub-cleo", CLEO);
        directory.subject = "sub-other";

        assertThat(first.of("sub-other", CLEO)).isEmpty();
    }

    @Test
    void nobody_is_recognised_by_an_address_of_which_the_directory_says_that_it_is_anothers() {
        invited(SUPPORT);

        assertThat(first.of("sub-other", CLEO)).isEmpty();
    }

    @Test
    void unproven_address_proves_nothing() {
        invited(SUPPORT);
        directory.confirmed = false;

        assertThat(first.of("sub-cleo", CLEO)).isEmpty();
        assertThat(people.bySubject("sub-cleo")).isEmpty();
    }

    @Test
    void account_that_a_tenant_keeps_is_nobody_of_the_providers() {
        invited(SUPPORT);
        directory.organizations = Set.of("t-acme-0b9c61f2");

        assertThat(first.of("sub-cleo", CLEO)).isEmpty();
    }

    @Test
    void account_of_the_tenant_that_the_person_governs_is_theirs_and_one_of_another_tenant_is_not() {
        PersonId cleo = invited(GOVERNS_ACME);
        directory.organizations =
                Set.of(OrganizationAlias.of(Slug.of("acme"), ACME).value(), "t-other-00000000");
        assertThat(first.of("sub-cleo", CLEO)).isEmpty();

        directory.organizations =
                Set.of(OrganizationAlias.of(Slug.of("acme"), ACME).value(), "somebodys-own");
        assertThat(first.of("sub-cleo", CLEO)).contains(cleo);
    }

    @Test
    void whoever_works_for_the_provider_too_comes_by_no_account_that_a_tenant_keeps() {
        PersonId cleo = invited(GOVERNS_ACME);
        people.join(cleo, SUPPORT);
        directory.organizations =
                Set.of(OrganizationAlias.of(Slug.of("acme"), ACME).value());

        assertThat(first.of("sub-cleo", CLEO)).isEmpty();
        assertThat(trail.entries()).isEmpty();
    }

    /** A directory with one account, and asked for nothing else. */
    private static final class OneAccount implements SignInDirectory {

        private String subject = "sub-cleo";
        private boolean confirmed = true;
        private Set<String> organizations = Set.of();

        @Override
        public Optional<Account> account(String email) {
            return Optional.of(new Account(CLEO, confirmed, null, organizations));
        }

        @Override
        public Optional<String> subject(String email) {
            return Optional.of(subject);
        }

        @Override
        public void check() {
            throw new AssertionError("not asked here");
        }

        @Override
        public Optional<Organization> organization(OrganizationAlias alias) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void createOrganization(Organization wanted) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void changeOrganization(Organization wanted) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void deleteOrganization(OrganizationAlias alias) {
            throw new AssertionError("not asked here");
        }

        @Override
        public List<Account> accountsMadeFor(OrganizationAlias alias) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void createAccount(String email, String name, OrganizationAlias madeFor) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void deleteAccount(String email, OrganizationAlias madeFor) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void join(String email, OrganizationAlias alias) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void leave(String email, OrganizationAlias alias) {
            throw new AssertionError("not asked here");
        }
    }
}
