package dev.tenantry.portal.security;

import dev.tenantry.identity.PersonId;
import dev.tenantry.people.Founding;
import dev.tenantry.people.People;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets in the one person who lets in the others, named by {@code tenantry.first-administrator.*}. The settings stay while people
 * come and go: who was withdrawn or erased since is not let in again.
 */
@Component
@ConditionalOnProperty("tenantry.first-administrator.subject")
@EnableConfigurationProperties(FirstAdministrator.Settings.class)
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Settings settings;
    private final Founding founding;

    FirstAdministrator(Settings settings, Founding founding) {
        this.settings = settings;
        this.founding = founding;
    }

    @EventListener(ApplicationReadyEvent.class)
    void found() {
        var id = UUID.nameUUIDFromBytes(("first:" + settings.subject()).getBytes(StandardCharsets.UTF_8));
        var data = new People.Data(settings.subject(), settings.name(), settings.email());
        if (!founding.firstAdministrator(new PersonId(id), data)) {
            LOG.info("tenantry.first-administrator lets nobody in: the person was known before, and there are others");
        }
    }

    /** @param subject what the identity provider's tokens name as {@code sub} */
    @ConfigurationProperties("tenantry.first-administrator")
    record Settings(String subject, String name, String email) {}
}
