package dev.tenantry.portal;

import dev.tenantry.TenantryPortal;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.people.Founding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.ContextConfiguration;

/**
 * The portal as in production, on a database of its own with one person for each role, and with OpenID Connect at an
 * address where nobody answers. Test classes that add no settings share one start.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TenantryPortal.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tenantry.oidc.issuer=http://127.0.0.1:9/realms/tenantry",
            "tenantry.oidc.authorization-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/auth",
            "tenantry.oidc.token-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/token",
            "tenantry.oidc.jwk-set-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/certs",
            "tenantry.oidc.end-session-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/logout",
            "tenantry.oidc.client-secret=not-a-secret",
            "tenantry.secrets.key-file=target/portal/key",
            "tenantry.home=target/portal"
        })
@ContextConfiguration(initializers = PortalFixture.OnTestDatabase.class)
@Import(PortalFixture.Inhabited.class)
public @interface PortalFixture {

    /** Gives each start a fresh database. */
    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.create();
            TestPropertyValues.of(database.settings()).applyTo(context);
        }
    }

    /** Moves the people in. */
    @TestConfiguration(proxyBeanMethods = false)
    class Inhabited {

        private final Founding founding;

        Inhabited(Founding founding) {
            this.founding = founding;
        }

        @EventListener(ApplicationReadyEvent.class)
        void moveIn() {
            TestPeople.moveIn(founding);
        }
    }
}
