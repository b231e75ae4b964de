package dev.tenantry.people;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.audit.ReasonErasure;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.identity.UseCase;
import dev.tenantry.notifications.Habits;
import dev.tenantry.people.Invitation.Problem;
import dev.tenantry.tenants.KnownTenants;
import dev.tenantry.tenants.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letting people in and out, by the provider's administrators. */
@UseCase
public class PeopleManagement {

    private final People people;
    private final ReasonErasure reasons;
    private final Habits habits;
    private final KnownTenants tenants;
    private final Audit audit;
    private final CurrentActor caller;

    PeopleManagement(
            People people,
            ReasonErasure reasons,
            Habits habits,
            KnownTenants tenants,
            Audit audit,
            CurrentActor caller) {
        this.people = people;
        this.reasons = reasons;
        this.habits = habits;
        this.tenants = tenants;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * Lets somebody in, from the first sign-in with that address on, or gives somebody who is known by it another role;
     * they keep name and subject then. Every problem is said at once.
     */
    @Allow(Role.PROVIDER_ADMIN)
    public Invited invite(Invitation invitation) {
        Set<Problem> problems = problems(invitation);
        Role role = invitation.role();
        return problems.isEmpty() && role != null
                ? invited(invitation, new Membership(role, invitation.tenant()))
                : new Invited.Refused(problems);
    }

    private Set<Problem> problems(Invitation invitation) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        problems.addAll(invitation.problems());
        TenantId tenant = invitation.tenant();
        if (tenant != null && tenants.names(List.of(tenant)).isEmpty()) {
            problems.add(Problem.TENANT_UNKNOWN);
        }
        return problems;
    }

    private Invited invited(Invitation invitation, Membership membership) {
        people.oneAfterTheOther();
        Optional<PersonId> known = people.byEmail(invitation.email());
        PersonId person = known.orElseGet(() -> introduced(invitation));
        boolean changed = people.join(person, membership);
        if (changed) {
            record(membership.tenant(), "person.invited", person, facts(membership));
        }
        return new Invited.Accepted(person, known.isPresent(), changed);
    }

    private PersonId introduced(Invitation invitation) {
        PersonId fresh = new PersonId(UUID.randomUUID());
        people.put(fresh, new People.Data(null, invitation.name(), invitation.email()));
        return fresh;
    }

    /** Withdraws what a person may do; open sessions lose it at their next act. */
    @Allow(Role.PROVIDER_ADMIN)
    public Withdrawal withdraw(PersonId person, Membership membership) {
        if (membership.role() == Role.PROVIDER_ADMIN && people.isLastAdministrator(person)) {
            return Withdrawal.LAST_ADMINISTRATOR;
        }
        if (!people.leave(person, membership)) {
            return Withdrawal.NOTHING_TO_WITHDRAW;
        }
        record(membership.tenant(), "person.membership-withdrawn", person, facts(membership));
        return Withdrawal.DONE;
    }

    /**
     * Erases name, e-mail, memberships and every reason that the person gave or that concerns the person (GDPR Art. 17);
     * audit keeps the bare id and stays verifiable.
     */
    @Allow(Role.PROVIDER_ADMIN)
    public Withdrawal erase(PersonId person) {
        if (people.isLastAdministrator(person)) {
            return Withdrawal.LAST_ADMINISTRATOR;
        }
        if (!people.erase(person)) {
            return Withdrawal.NOTHING_TO_WITHDRAW;
        }
        habits.forget(person);
        record(null, "person.erased", person, Map.of("reasons", Integer.toString(reasons.of(person))));
        return Withdrawal.DONE;
    }

    private static Map<String, String> facts(Membership membership) {
        return Map.of("role", membership.role().name());
    }

    private void record(@Nullable TenantId tenant, String act, PersonId person, Map<String, String> facts) {
        audit.record(AuditEntry.of(tenant, caller.actor(), act, new Subject("person", person.toString()), facts));
    }
}
