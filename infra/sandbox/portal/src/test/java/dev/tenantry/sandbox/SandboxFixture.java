package dev.tenantry.sandbox;

import dev.tenantry.TenantryPortal;
import dev.tenantry.database.TestDatabase;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The sandbox as {@code ./portal start} starts it, on a fresh database; test classes share one start. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TenantryPortal.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tenantry.home=target/sandbox", "tenantry.sessions.attempts=10000"})
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = SandboxFixture.OnTestDatabase.class)
public @interface SandboxFixture {

    /** Gives each start a fresh database. */
    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestDatabase.create().settings()).applyTo(context);
        }
    }
}
