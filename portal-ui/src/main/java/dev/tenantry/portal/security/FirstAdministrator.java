package dev.tenantry.portal.security;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets in the one person who lets in the others, named by {@code tenantry.first-administrator.*}. */
@Component
@ConditionalOnProperty("tenantry.first-administrator.subject")
class FirstAdministrator {

    private final Settings settings;
    private final Founding founding;

    FirstAdministrator(Settings settings, Founding founding) {
        this.settings = settings;
        this.founding = founding;
    }

    @EventListener(ApplicationReadyEvent.class)
    void found() {
        var subject = settings.subject();
        var id = UUID.nameUUIDFromBytes(("first:" + subject).getBytes(StandardCharsets.UTF_8));
        founding.person(
                new PersonId(id),
                new People.Data(subject, settings.name(), settings.email()),
                new Membership(Role.PROVIDER_ADMIN, null));
    }

    /** @param subject what the identity provider's tokens name as {@code sub} */
    @ConfigurationProperties("tenantry.first-administrator")
    record Settings(String subject, String name, String email) {}
}
