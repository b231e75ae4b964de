package dev.tenantry.people;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.identity.UseCase;
import dev.tenantry.people.KnownPerson.Held;
import dev.tenantry.tenants.KnownTenants;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looking at those who may do something, by the provider's administrators. */
@UseCase
public class PeopleReading {

    private final PeopleRows rows;
    private final KnownTenants tenants;

    PeopleReading(PeopleRows rows, KnownTenants tenants) {
        this.rows = rows;
        this.tenants = tenants;
    }

    /** A page of up to 50 people by name; who was erased is nobody any more. */
    @Allow(Role.PROVIDER_ADMIN)
    public PeoplePage list(PeopleFilter filter) {
        List<KnownPerson> found = rows.list(filter);
        boolean more = found.size() > PeopleRows.PAGE;
        List<KnownPerson> page = more ? found.subList(0, PeopleRows.PAGE) : found;
        return new PeoplePage(named(page), more ? page.getLast().id() : null);
    }

    /** One of them; empty for somebody unknown or erased. */
    @Allow(Role.PROVIDER_ADMIN)
    public Optional<KnownPerson> person(PersonId person) {
        return rows.find(person).map(found -> named(List.of(found)).getFirst());
    }

    private List<KnownPerson> named(List<KnownPerson> people) {
        Map<TenantId, String> names = tenants.names(people.stream()
                .flatMap(person -> person.memberships().stream())
                .map(held -> held.membership().tenant())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return people.stream().map(person -> named(person, names)).toList();
    }

    private static KnownPerson named(KnownPerson person, Map<TenantId, String> names) {
        List<Held> held = person.memberships().stream()
                .map(one -> new Held(one.membership(), name(one.membership(), names), one.since()))
                .toList();
        return new KnownPerson(person.id(), person.name(), person.email(), person.awaited(), person.since(), held);
    }

    /** A tenant that is gone leaves its id. */
    private static @Nullable String name(Membership membership, Map<TenantId, String> names) {
        TenantId tenant = membership.tenant();
        return tenant == null ? null : names.getOrDefault(tenant, tenant.toString());
    }
}
