package dev.tenantry.sandbox;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import dev.tenantry.tenants.TenantId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo people and the automation's clients; they move in at each start. */
@Component
class DemoPeople {

    private final Founding founding;

    DemoPeople(Founding founding) {
        this.founding = founding;
    }

    /** Everybody of the provider. */
    void staff() {
        Stream.of(DemoPerson.values())
                .filter(person -> person.role().side() == Role.Side.PROVIDER)
                .forEach(person -> moveIn(person, null));
        founding.client(SandboxApiTokens.CLIENT, new Membership(Role.OPERATOR, null));
        founding.client(SandboxApiTokens.SECOND, new Membership(Role.OPERATOR, null));
    }

    /** The administrators of this tenant. */
    void customers(TenantId tenant) {
        Stream.of(DemoPerson.values())
                .filter(person -> person.role().side() == Role.Side.TENANT)
                .forEach(person -> moveIn(person, tenant));
    }

    private void moveIn(DemoPerson person, @Nullable TenantId tenant) {
        founding.person(person.id(), data(person), new Membership(person.role(), tenant));
    }

    private static People.Data data(DemoPerson person) {
        var address = person.subject().replace("sandbox-", "") + "@provider.example";
        return new People.Data(person.subject(), person.fullName(), address);
    }
}
