package dev.tenantry.onboarding;

import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Wording;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole engine as the portal runs it, Flowable included, without the portal. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({
    "dev.tenantry.audit",
    "dev.tenantry.identity",
    "dev.tenantry.keycloak",
    "dev.tenantry.notifications",
    "dev.tenantry.people",
    "dev.tenantry.register",
    "dev.tenantry.secrets",
    "dev.tenantry.processes",
    "dev.tenantry.terraform",
    "dev.tenantry.runs",
    "dev.tenantry.onboarding"
})
class EngineUnderTest {

    static final PersonId OPERATOR = new PersonId(UUID.randomUUID());

    @Bean(destroyMethod = "close")
    TestDatabase testDatabase() {
        return TestDatabase.create();
    }

    @Bean
    TenantScope tenantScope(TestDatabase database) {
        return database.scope();
    }

    @Bean
    JdbcClient jdbcClient(TestDatabase database) {
        return database.jdbc();
    }

    @Bean(defaultCandidate = false, destroyMethod = "")
    DataSource engineDataSource(TestDatabase database) {
        return database.engineDataSource();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Wording wording() {
        return (notice, language) -> new Wording.Words(notice.kind().name(), notice.path());
    }

    @Bean
    CurrentActor operator() {
        return () -> new Actor.Person(OPERATOR);
    }
}
