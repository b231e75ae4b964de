package dev.tenantry.portal.security;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Memberships;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.FirstSignIn;
import dev.tenantry.people.People;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the rows, each time. */
@Component
class DirectoryOfMemberships implements Directory {

    private final People people;
    private final Memberships memberships;
    private final FirstSignIn first;

    DirectoryOfMemberships(People people, Memberships memberships, FirstSignIn first) {
        this.people = people;
        this.memberships = memberships;
        this.first = first;
    }

    @Override
    public Optional<PersonId> personOf(String subject) {
        return people.bySubject(subject);
    }

    @Override
    public Optional<PersonId> newcomer(String subject, String email) {
        return first.of(subject, email);
    }

    @Override
    public Optional<Viewer> viewerOf(Actor actor) {
        return switch (actor) {
            case Actor.Person(PersonId id) ->
                Optional.ofNullable(people.names(List.of(id)).get(id)).map(name -> viewer(actor, name));
            case Actor.Client(String id) -> Optional.of(viewer(actor, id));
            case Actor.Portal _ -> Optional.empty();
        };
    }

    private Viewer viewer(Actor actor, String name) {
        var held = memberships.of(actor);
        return new Viewer(actor, name, roles(held), tenants(held));
    }

    private static Set<Role> roles(Set<Membership> held) {
        return held.stream().map(Membership::role).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<TenantId> tenants(Set<Membership> held) {
        return held.stream().map(Membership::tenant).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
