package dev.tenantry.people;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Account;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
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
    private final TenantScope scope;
    private final Audit audit;

    FirstSignIn(People people, SignInDirectory directory, TenantScope scope, Audit audit) {
        this.people = people;
        this.directory = directory;
        this.scope = scope;
        this.audit = audit;
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
                .filter(person -> recognised(person, subject));
    }

    /** Nobody who could be somebody else later is let in without a record of it. */
    private boolean recognised(PersonId person, String subject) {
        return scope.asProvider(() -> {
            boolean recognised = people.recognise(person, subject);
            if (recognised) {
                Subject account = new Subject("person", person.toString());
                audit.record(AuditEntry.of(null, new Actor.Person(person), "person.recognised", account, Map.of()));
            }
            return recognised;
        });
    }

    private boolean isTheirs(PersonId person, String subject, String email) {
        return directory.subject(email).filter(subject::equals).isPresent()
                && directory
                        .account(email)
                        .filter(Account::confirmed)
                        .filter(account -> isOfNobodyElse(account, people.standsFor(person)))
                        .isPresent();
    }

    private static boolean isOfNobodyElse(Account account, Set<TenantId> governed) {
        return account.organizations().stream()
                .filter(OrganizationAlias::isValid)
                .map(OrganizationAlias::new)
                .allMatch(organization -> governed.stream().anyMatch(organization::isOf));
    }
}
