package dev.tenantry.portal;

import dev.tenantry.TenantryPortal;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.people.Founding;
import dev.tenantry.portal.security.ApiClient;
import dev.tenantry.portal.security.ApiTokens;
import dev.tenantry.steps.Step;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The portal as in production, on a database of its own with one person for each role, with AWS on loopback, and with an
 * OpenID provider that is silent until the portal has started. Test classes that add no settings share one start.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TenantryPortal.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tenantry.oidc.client-secret=not-a-secret",
            "tenantry.sessions.attempts=10000",
            "tenantry.metrics.clients=role.none",
            "tenantry.egress.allowed-hosts=127.0.0.1",
            "tenantry.secrets.key-file=target/portal/key",
            "tenantry.home=target/portal"
        })
@ContextConfiguration(initializers = PortalFixture.OnTestDatabase.class)
@Import(PortalFixture.Inhabited.class)
@TestExecutionListeners(
        listeners = PortalFixture.WhoseTurnItIs.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface PortalFixture {

    /** Each portal that starts puts its own place for who is signed in where the one before had its own; tests need that of theirs. */
    final class WhoseTurnItIs implements TestExecutionListener, Ordered {

        @Override
        public void beforeTestMethod(TestContext test) {
            test.getApplicationContext()
                    .getBeanProvider(SecurityContextHolderStrategy.class)
                    .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
        }

        /** Before the one that signs people in. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    /** Gives each start a fresh database. */
    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.create();
            TestPropertyValues.of(database.settings()).applyTo(context);
            context.getBeanFactory().registerSingleton("testDatabase", database);
            var provider = new FakeProvider();
            TestPropertyValues.of(oidc(provider.url())).applyTo(context);
            context.getBeanFactory().registerSingleton("provider", provider);
            var aws = new FakeAws();
            TestPropertyValues.of(
                            "tenantry.infrastructure.emulator=" + aws.url(),
                            "tenantry.infrastructure.patience=60s",
                            "tenantry.alarms.every=0s")
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("aws", aws);
        }

        private static Map<String, String> oidc(String url) {
            return Map.of(
                    "tenantry.oidc.issuer", url,
                    "tenantry.oidc.authorization-uri", url + "/auth",
                    "tenantry.oidc.token-uri", url + "/token",
                    "tenantry.oidc.jwk-set-uri", url + "/certs",
                    "tenantry.oidc.end-session-uri", url + "/logout");
        }
    }

    /** Moves the people in and lets the provider answer. */
    @TestConfiguration(proxyBeanMethods = false)
    class Inhabited {

        private final Founding founding;
        private final FakeProvider provider;

        Inhabited(Founding founding, FakeProvider provider) {
            this.founding = founding;
            this.provider = provider;
        }

        /** Takes {@code role.OPERATOR} for a token of a client that has this role. */
        @Bean
        static ApiTokens tokensByRole() {
            return token ->
                    Optional.of(token).filter(t -> t.startsWith("role.")).map(ApiClient::new);
        }

        @Bean
        static Step first() {
            return new QuietStep("first");
        }

        @Bean
        static Step second() {
            return new QuietStep("second");
        }

        @EventListener(ApplicationReadyEvent.class)
        void moveIn() {
            TestPeople.moveIn(founding);
            provider.answering();
        }
    }
}
