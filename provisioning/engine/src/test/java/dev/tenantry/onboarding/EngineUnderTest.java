package dev.tenantry.onboarding;

import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Wording;
import dev.tenantry.register.OfferedServers;
import dev.tenantry.runs.NamedSteps;
import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenantside.ToolTokens;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole engine as the portal runs it, Flowable included, without the portal. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = {
            "dev.tenantry.accounts",
            "dev.tenantry.amendments",
            "dev.tenantry.audit",
            "dev.tenantry.aws",
            "dev.tenantry.drift",
            "dev.tenantry.identity",
            "dev.tenantry.keycloak",
            "dev.tenantry.litellm",
            "dev.tenantry.notifications",
            "dev.tenantry.offboarding",
            "dev.tenantry.onboarding",
            "dev.tenantry.people",
            "dev.tenantry.processes",
            "dev.tenantry.register",
            "dev.tenantry.runs",
            "dev.tenantry.secrets",
            "dev.tenantry.suspension",
            "dev.tenantry.terraform"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(Onboarding|Apply|DriftScan|Offboard)Recipe"))
class EngineUnderTest {

    static final PersonId OPERATOR = new PersonId(UUID.randomUUID());

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean // another engine may have worked on it before
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

    /** The steps that need nothing inside a tenant's network; the whole journey is the sandbox's. */
    @Bean
    Recipe onboardingOutsideOfNetworks(@Value("${test.steps:}") List<String> instead) {
        return NamedSteps.of(
                RunKind.ONBOARD,
                instead.isEmpty()
                        ? List.of(
                                AwsAccessStep.NAME,
                                InfrastructureStep.NAME,
                                GatewayStep.NAME,
                                SecretsStep.NAME,
                                GoLiveStep.NAME)
                        : instead);
    }

    /** The catalogue of MCP servers is the portal's. */
    @Bean
    OfferedServers offeredServers() {
        return () -> Set.of(OfferedServers.AGENCY);
    }

    /** Likewise what is told of their tokens. */
    @Bean
    ToolTokens toolTokens() {
        return tenant -> Map.of();
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

    /**
     * Starts it with its operator moved in.
     *
     * @param home for its folders
     * @param more settings besides, {@code name=value}
     */
    static ConfigurableApplicationContext start(Path home, List<Class<?>> beside, String... more) {
        return run(application(home, beside, more));
    }

    /** The same on a database that an engine may have worked on before; whoever made it closes it. */
    static ConfigurableApplicationContext startOn(
            TestDatabase database, Path home, List<Class<?>> beside, String... more) {
        return run(application(home, beside, more)
                .initializers(context -> context.getBeanFactory().registerSingleton("databaseOfBefore", database)));
    }

    private static SpringApplicationBuilder application(Path home, List<Class<?>> beside, String... more) {
        return new SpringApplicationBuilder(EngineUnderTest.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "tenantry.alarms.every=0s", // no AWS is meant
                        "tenantry.runs.folder=" + home.resolve("runs"),
                        "tenantry.processes.folder=" + home.resolve("processes"),
                        "tenantry.audit.heads=" + home.resolve("audit-heads"),
                        "tenantry.secrets.key-file=" + home.resolve("master-key"))
                .properties(more)
                .sources(beside.toArray(Class<?>[]::new));
    }

    private static ConfigurableApplicationContext run(SpringApplicationBuilder application) {
        ConfigurableApplicationContext engine = application.run();
        moveIn(engine.getBean(TestDatabase.class));
        return engine;
    }

    private static void moveIn(TestDatabase database) {
        database.scope().inProvider(() -> {
            database.jdbc()
                    .sql("insert into person (id) values (?) on conflict do nothing")
                    .param(OPERATOR.value())
                    .update();
            database.jdbc()
                    .sql(
                            "insert into membership (id, person_id, role) values (?, ?, 'OPERATOR') on conflict do nothing")
                    .params(UUID.randomUUID(), OPERATOR.value())
                    .update();
        });
    }
}
