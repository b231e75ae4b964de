package dev.tenantry.sandbox;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves the demo people and the automation's client in, at each start. */
@Component
class DemoPeople {

    private final Founding founding;

    DemoPeople(Founding founding) {
        this.founding = founding;
    }

    @EventListener(ApplicationStartedEvent.class)
    void moveIn() {
        Stream.of(DemoPerson.values())
                .forEach(person -> founding.person(person.id(), data(person), person.membership()));
        founding.client(SandboxApiTokens.CLIENT, new Membership(Role.OPERATOR, null));
    }

    private static People.Data data(DemoPerson person) {
        var address = person.subject().replace("sandbox-", "") + "@provider.example";
        return new People.Data(person.subject(), person.fullName(), address);
    }
}
