package dev.tenantry.people;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.identity.TenantAdministrators;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.tenants.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tenants' administrators as memberships; letting in, the audit row and the invitation are one transaction. */
@Component
class Appointments implements TenantAdministrators {

    private static final Actor SYSTEM = new Actor.Portal("run");

    private final People people;
    private final TenantScope scope;
    private final Audit audit;
    private final Notifications notifications;

    Appointments(People people, TenantScope scope, Audit audit, Notifications notifications) {
        this.people = people;
        this.scope = scope;
        this.audit = audit;
        this.notifications = notifications;
    }

    @Override
    public boolean isIn(Candidate candidate, TenantId tenant) {
        return known(candidate)
                .filter(person -> people.holds(person, administering(tenant)))
                .isPresent();
    }

    @Override
    public void letIn(Candidate candidate, TenantId tenant, String tenantName) {
        scope.inProvider(() -> {
            people.oneAfterTheOther();
            PersonId person = known(candidate).orElseGet(() -> introduced(candidate));
            if (people.join(person, administering(tenant))) {
                record(tenant, "person.invited", person);
                notifications.tell(
                        new Notice(NoticeKind.ADMINISTRATOR_INVITED, tenant, Map.of("tenant", tenantName), ""));
            }
            recognise(person, candidate.subject(), tenant);
        });
    }

    /** By the rule of {@link FirstSignIn}: an account that a tenant keeps stands for nobody who works for the provider. */
    private void recognise(PersonId person, @Nullable String subject, TenantId tenant) {
        if (subject != null && people.standsFor(person).contains(tenant) && people.recognise(person, subject)) {
            record(tenant, "person.recognised-by-run", person);
        }
    }

    private PersonId introduced(Candidate candidate) {
        PersonId fresh = new PersonId(UUID.randomUUID());
        people.put(fresh, new People.Data(candidate.subject(), candidate.name(), candidate.email()));
        return fresh;
    }

    @Override
    public void letOut(Candidate candidate, TenantId tenant) {
        scope.inProvider(() -> known(candidate)
                .filter(person -> people.leave(person, administering(tenant)))
                .ifPresent(person -> record(tenant, "person.membership-withdrawn", person)));
    }

    @Override
    public int count(TenantId tenant) {
        return people.holders(administering(tenant)).size();
    }

    @Override
    public void letAllOut(TenantId tenant) {
        scope.inProvider(() -> people.holders(administering(tenant)).stream()
                .filter(person -> people.leave(person, administering(tenant)))
                .forEach(person -> record(tenant, "person.membership-withdrawn", person)));
    }

    /** By the directory's word first: an address may have changed hands. */
    private Optional<PersonId> known(Candidate candidate) {
        return Optional.ofNullable(candidate.subject())
                .flatMap(people::bySubject)
                .or(() -> people.byEmail(candidate.email()));
    }

    private static Membership administering(TenantId tenant) {
        return new Membership(Role.TENANT_ADMIN, tenant);
    }

    private void record(TenantId tenant, String act, PersonId person) {
        Map<String, String> facts = Map.of("role", Role.TENANT_ADMIN.name());
        audit.record(AuditEntry.of(tenant, SYSTEM, act, new Subject("person", person.toString()), facts));
    }
}
