package dev.tenantry.sandbox;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.security.Directory;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Knows the demo people by heart. */
@Component
class DemoDirectory implements Directory {

    private static final TenantId ACME = new TenantId(uuid("acme"));

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<PersonId> personOf(String subject) {
        return DemoPerson.bySubject(subject).map(p -> new PersonId(uuid(p.subject())));
    }

    @Override
    public Optional<Viewer> viewerOf(Actor actor) {
        return switch (actor) {
            case Actor.Person(PersonId id) ->
                Stream.of(DemoPerson.values())
                        .filter(p -> uuid(p.subject()).equals(id.value()))
                        .findFirst()
                        .map(p -> new Viewer(
                                actor,
                                p.fullName(),
                                Set.of(p.role()),
                                p.role() == Role.TENANT_ADMIN ? Set.of(ACME) : Set.of()));
            case Actor.Client _, Actor.System _ -> Optional.empty();
        };
    }
}
