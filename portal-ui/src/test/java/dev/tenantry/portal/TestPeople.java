package dev.tenantry.portal;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import dev.tenantry.portal.security.SignedIn;
import dev.tenantry.tenants.TenantId;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** One person for each role; their subject is the role's name. The tenant's administrator belongs to Acme. */
public final class TestPeople {

    public static final TenantId ACME = new TenantId(UUID.fromString("0b9c1d4e-0000-4000-8000-000000000001"));
    public static final TenantId FOREIGN = new TenantId(UUID.fromString("0b9c1d4e-0000-4000-8000-000000000002"));

    private TestPeople() {}

    /** Who has this role. */
    public static PersonId of(Role role) {
        return new PersonId(UUID.nameUUIDFromBytes(role.name().getBytes(StandardCharsets.UTF_8)));
    }

    static void moveIn(Founding founding) {
        Stream.of(Role.values()).forEach(role -> {
            founding.person(of(role), data(role), membership(role));
            founding.client("role." + role, membership(role));
        });
    }

    private static People.Data data(Role role) {
        return new People.Data(role.name(), "Person " + role, role.name().toLowerCase(Locale.ROOT) + "@example.com");
    }

    private static Membership membership(Role role) {
        return new Membership(role, role.side() == Role.Side.TENANT ? ACME : null);
    }

    /** The principal of somebody who signed in. */
    public record Principal(UUID id) implements SignedIn, Serializable {

        @Override
        public PersonId person() {
            return new PersonId(id);
        }
    }
}
