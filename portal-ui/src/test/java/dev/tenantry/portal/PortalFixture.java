package dev.tenantry.portal;

import dev.tenantry.portal.security.Directory;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The portal alone, set up as in production, with OpenID Connect at an address where nobody answers and people held in memory. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PortalAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tenantry.oidc.issuer=http://127.0.0.1:9/realms/tenantry",
            "tenantry.oidc.authorization-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/auth",
            "tenantry.oidc.token-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/token",
            "tenantry.oidc.jwk-set-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/certs",
            "tenantry.oidc.end-session-uri=http://127.0.0.1:9/realms/tenantry/protocol/openid-connect/logout",
            "tenantry.oidc.client-secret=not-a-secret",
            "spring.autoconfigure.exclude="
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration,"
                    + "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration,"
                    + "org.springframework.modulith.events.config.EventPublicationAutoConfiguration,"
                    + "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration"
        })
@Import(PortalFixture.Configuration.class)
public @interface PortalFixture {

    /** Beans that stand in for what a test does not need. */
    @TestConfiguration(proxyBeanMethods = false)
    class Configuration {

        @Bean
        @Primary
        Directory people() {
            return new People();
        }
    }
}
