package dev.tenantry.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.identity.Account;
import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link SignInDirectory} promises, whichever program answers. */
abstract class SignInDirectoryContract {

    private final OrganizationAlias alias = OrganizationAlias.of(Slug.of("acme"), TenantId.random());
    private final OrganizationAlias other = OrganizationAlias.of(Slug.of("acme"), TenantId.random());
    private final String email = "ada+" + alias + "@acme.example";

    /** The directory under test. */
    abstract SignInDirectory directory();

    @AfterEach
    void clean() {
        directory()
                .account(email)
                .map(Account::madeFor)
                .ifPresent(madeFor -> directory().deleteAccount(email, madeFor));
        directory().deleteOrganization(alias);
        directory().deleteOrganization(other);
    }

    @Test
    void is_up_and_lets_us_in() {
        assertThatCode(() -> directory().check()).doesNotThrowAnyException();
    }

    @Test
    void knows_nothing_that_was_never_made() {
        assertThat(directory().organization(alias)).isEmpty();
        assertThat(directory().account(email)).isEmpty();
    }

    @Test
    void reads_back_the_organization_that_it_made_once() {
        Organization wanted = new Organization(alias, "Acme & Söhne", true);

        directory().createOrganization(wanted);
        directory().createOrganization(new Organization(alias, "Acme & Söhne", false));

        assertThat(directory().organization(alias)).contains(wanted);
    }

    @Test
    void tells_two_companies_of_one_name_apart() {
        directory().createOrganization(new Organization(alias, "Acme", true));
        directory().createOrganization(new Organization(other, "Acme", true));

        assertThat(directory().organization(alias)).contains(new Organization(alias, "Acme", true));
        assertThat(directory().organization(other)).contains(new Organization(other, "Acme", true));
    }

    @Test
    void changes_name_and_state_and_finds_it_afterwards() {
        directory().createOrganization(new Organization(alias, "Acme", true));
        Organization wanted = new Organization(alias, "Acme Holding", false);

        directory().changeOrganization(wanted);
        directory().changeOrganization(wanted);

        assertThat(directory().organization(alias)).contains(wanted);
    }

    @Test
    void refuses_to_change_or_join_what_is_not_there() {
        assertNotFound(() -> directory().changeOrganization(new Organization(alias, "Acme", true)));
        assertNotFound(() -> directory().join(email, alias));
        directory().createOrganization(new Organization(alias, "Acme", true));
        assertNotFound(() -> directory().join(email, alias));
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void makes_an_account_once_and_remembers_for_whom() {
        directory().createAccount(email.toUpperCase(Locale.ROOT), "Ada von Beispiel", alias);
        directory().createAccount(email, "Somebody Else", other);

        assertThat(directory().account(email)).contains(new Account(email, false, alias, Set.of()));
        assertThat(directory().account(email.toUpperCase(Locale.ROOT))).isPresent();
    }

    @Test
    void finds_the_accounts_that_it_made_for_an_organization() {
        directory().createAccount(email, "Ada", alias);

        assertThat(directory().accountsMadeFor(alias)).containsExactly(new Account(email, false, alias, Set.of()));
        assertThat(directory().accountsMadeFor(other)).isEmpty();
    }

    @Test
    void takes_names_as_people_write_them() {
        directory().createAccount(email, "Ada (IT) Beispiel; Ops/Sec", alias);

        assertThat(directory().account(email)).isPresent();
    }

    @Test
    void says_which_part_of_an_account_is_refused_and_not_its_value() {
        assertThatThrownBy(() -> directory().createAccount("no-address", "Ada", alias))
                .isInstanceOf(OutsideFailure.class)
                .hasMessageContaining("email")
                .hasMessageNotContaining("no-address");
    }

    @Test
    void joins_and_leaves_once_however_often_it_is_asked_to() {
        directory().createOrganization(new Organization(alias, "Acme", true));
        directory().createOrganization(new Organization(other, "Acme", true));
        directory().createAccount(email, "Ada", alias);

        directory().join(email, alias);
        directory().join(email, alias);
        directory().join(email, other);
        assertThat(directory().account(email))
                .contains(new Account(email, false, alias, Set.of(alias.value(), other.value())));

        directory().leave(email, alias);
        directory().leave(email, alias);
        assertThat(directory().account(email)).contains(new Account(email, false, alias, Set.of(other.value())));
    }

    @Test
    void takes_memberships_away_with_the_organization_and_lets_the_people_stay() {
        directory().createOrganization(new Organization(alias, "Acme", true));
        directory().createAccount(email, "Ada", alias);
        directory().join(email, alias);

        directory().deleteOrganization(alias);
        directory().deleteOrganization(alias);

        assertThat(directory().organization(alias)).isEmpty();
        assertThat(directory().account(email)).contains(new Account(email, false, alias, Set.of()));
    }

    @Test
    void deletes_its_own_accounts_only() {
        directory().createAccount(email, "Ada", alias);

        assertThatThrownBy(() -> directory().deleteAccount(email, other)).isInstanceOf(OutsideFailure.class);
        assertThat(directory().account(email)).isPresent();

        directory().deleteAccount(email, alias);
        directory().deleteAccount(email, alias);
        assertThat(directory().account(email)).isEmpty();
    }
}
