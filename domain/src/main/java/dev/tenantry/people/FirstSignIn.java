package dev.tenantry.people;

import dev.tenantry.identity.Account;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Recognises who was invited by an address when they come for the first time. The sign-in directory is asked, not the token
 * believed: the account must be this one, its address proven, and it must be in no organization of a tenant that the person
 * was not invited for: whoever keeps a tenant's accounts could otherwise make one with the address of the provider's staff.
 */
@Component
public class FirstSignIn {

    private final People people;
    private final SignInDirectory directory;

    FirstSignIn(People people, SignInDirectory directory) {
        this.people = people;
        this.directory = directory;
    }

    /**
     * The person, recognised by this subject from now on; empty if nobody is awaited under that address or the account is
     * not theirs for certain.
     *
     * @throws dev.tenantry.outside.OutsideFailure if the directory cannot say
     */
    public Optional<PersonId> of(String subject, String email) {
        return people.awaited(email)
                .filter(person -> isTheirs(person, subject, email))
                .filter(person -> people.recognise(person, subject));
    }

    private boolean isTheirs(PersonId person, String subject, String email) {
        return directory.subject(email).filter(subject::equals).isPresent()
                && directory
                        .account(email)
                        .filter(Account::confirmed)
                        .filter(account -> isOfNobodyElse(account, people.governedBy(person)))
                        .isPresent();
    }

    private static boolean isOfNobodyElse(Account account, Set<TenantId> governed) {
        return account.organizations().stream()
                .filter(OrganizationAlias::isValid)
                .map(OrganizationAlias::new)
                .allMatch(organization -> governed.stream().anyMatch(organization::isOf));
    }
}
