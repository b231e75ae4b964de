package dev.tenantry.portal;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.security.Directory;
import dev.tenantry.portal.security.SignedIn;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.tenants.TenantId;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A directory with one person for each role; their subject is the role's name. */
public final class People implements Directory {

    public static final TenantId ACME = new TenantId(UUID.fromString("0b9c1d4e-0000-4000-8000-000000000001"));

    public static PersonId of(Role role) {
        return new PersonId(UUID.nameUUIDFromBytes(role.name().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<PersonId> personOf(String subject) {
        return Stream.of(Role.values())
                .filter(r -> r.name().equals(subject))
                .map(People::of)
                .findFirst();
    }

    @Override
    public Optional<Viewer> viewerOf(Actor actor) {
        return Stream.of(Role.values())
                .filter(role -> actor.equals(new Actor.Person(of(role))))
                .map(role -> new Viewer(actor, "Person " + role, Set.of(role), tenants(role)))
                .findFirst();
    }

    private static Set<TenantId> tenants(Role role) {
        return role == Role.TENANT_ADMIN ? Set.of(ACME) : Set.of();
    }

    /** The principal of somebody who signed in. */
    public record Principal(UUID id) implements SignedIn, Serializable {

        @Override
        public PersonId person() {
            return new PersonId(id);
        }
    }
}
