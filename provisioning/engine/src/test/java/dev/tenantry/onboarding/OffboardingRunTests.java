package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenantry.aws.TaggedObjects;
import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.models.GatewayLimits;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.offboarding.Certificate;
import dev.tenantry.offboarding.DeletionCertificates;
import dev.tenantry.offboarding.Offboardings;
import dev.tenantry.offboarding.Offboardings.Asked;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.register.StateName;
import dev.tenantry.runs.NamedSteps;
import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.runs.RunState;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A live tenant is taken down on the whole engine; what runs in its account is a step of the test's here. */
class OffboardingRunTests {

    private static final String SECRET = "sk-secret-of-these-tests";
    private static final String CONFIRMED = "letter of 12 November: all documents are theirs";

    @TempDir
    private static Path home;

    @AutoClose
    private static final LiteLlmStandIn LITELLM =
            StandIn.listening(new LiteLlmStandIn(StandIn.Place.ofTest(Map.of("key", SECRET))));

    @AutoClose
    private static final KeycloakStandIn KEYCLOAK =
            StandIn.listening(new KeycloakStandIn(StandIn.Place.ofTest(Map.of("client-secret", SECRET))));

    private static final Set<TenantId> BROKEN = ConcurrentHashMap.newKeySet();
    private static final Set<TenantId> REFUSED = ConcurrentHashMap.newKeySet();
    private static final PersonId SECOND = new PersonId(UUID.randomUUID());

    /** Who is deciding at the moment. */
    private static volatile PersonId who = EngineUnderTest.OPERATOR;

    private static ConfigurableApplicationContext engine;

    private TenantOnEngine acme;
    private TenantId tenant;

    /** Fails for tenants of a set. */
    private static final class Breaking extends StepOfTests {

        private final Set<TenantId> broken;

        Breaking(String name, Set<TenantId> broken) {
            super(name);
            this.broken = broken;
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            return broken.contains(context.tenant())
                    ? Progress.failed(
                            Failure.of(FailureClass.AUTHORIZATION, OutsideSystem.AWS, "stack", Saying.quote("denied")))
                    : Progress.done(Facts.none());
        }
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class Steps {

        @Bean
        Step handOver() {
            return new Breaking("before-leaving", REFUSED);
        }

        @Bean
        Step removeStack() {
            return new Breaking("remove-stack", BROKEN);
        }

        @Bean
        @Primary
        TaggedObjects noObjects() {
            return (target, tenant) -> List.of();
        }

        @Bean
        @Primary
        CurrentActor whoDecides() {
            return () -> new Actor.Person(who);
        }

        /** As the real one, but without what needs an account, a cluster or Lago. */
        @Bean
        Recipe offboardingOutsideOfNetworks() {
            return NamedSteps.of(
                    RunKind.OFFBOARD,
                    List.of(
                            "close-access",
                            "before-leaving",
                            "leave",
                            "remove-identity",
                            "remove-gateway",
                            "remove-stack",
                            "remove-secrets",
                            "sweep",
                            "close"));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), SECRET);
        engine = EngineUnderTest.start(
                home,
                List.of(Steps.class),
                "test.steps=go-live",
                "tenantry.litellm.url=" + LITELLM.url(),
                "tenantry.litellm.key-file=" + secret,
                "tenantry.keycloak.admin-url=" + KEYCLOAK.url(),
                "tenantry.keycloak.client-secret-file=" + secret);
        TestDatabase database = engine.getBean(TestDatabase.class);
        engine.getBean(TenantScope.class)
                .inProvider(() -> database.jdbc()
                        .sql(
                                "with someone as (insert into person (id) values (:id) returning id)"
                                        + " insert into membership (id, person_id, role) select gen_random_uuid(), id, 'OPERATOR' from someone")
                        .param("id", SECOND.value())
                        .update());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void live() {
        who = EngineUnderTest.OPERATOR;
        acme = TenantOnEngine.live(engine, Field.DATA_POLICY, "EXTERNAL");
        tenant = acme.id();
        engine.getBean(ModelGateway.class)
                .createTeam(new GatewayTeam(team(), "Acme", Set.of("gpt-4o"), GatewayLimits.none(), false));
        engine.getBean(SignInDirectory.class).createOrganization(new Organization(alias(), "Acme", true));
    }

    private String slug() {
        return acme.stored().profile().orElseThrow().slug().value();
    }

    private GatewayTeamId team() {
        return GatewayTeamId.of(acme.stored().profile().orElseThrow().slug(), tenant);
    }

    private OrganizationAlias alias() {
        return OrganizationAlias.of(acme.stored().profile().orElseThrow().slug(), tenant);
    }

    private boolean answered() {
        return engine.getBean(ModelGateway.class)
                .team(team())
                .filter(found -> !found.blocked())
                .isPresent();
    }

    private Asked asked(String typed) {
        return engine.getBean(Offboardings.class).offboard(tenant, typed, CONFIRMED);
    }

    private RunId offboarding() {
        Asked asked = asked(slug());
        assertThat(asked).isInstanceOf(Asked.Accepted.class);
        return ((Asked.Accepted) asked).run();
    }

    private void approveAsSecond(RunId run) {
        acme.await(run, RunState.AWAITING_APPROVAL);
        who = SECOND;
        acme.approve(run);
    }

    @Test
    void leaving_tenant_is_taken_away_everywhere_and_closed() {
        RunId run = offboarding();
        approveAsSecond(run);
        acme.await(run, RunState.SUCCEEDED);

        assertThat(acme.stored().state()).isInstanceOf(TenantState.Closed.class);
        assertThat(engine.getBean(ModelGateway.class).team(team())).isEmpty();
        assertThat(engine.getBean(SignInDirectory.class).organization(alias())).isEmpty();
        assertThat(asked(slug())).isEqualTo(new Asked.Misplaced(StateName.CLOSED));
        assertThat(engine.getBean(DeletionCertificates.class).of(tenant))
                .singleElement()
                .satisfies(issued -> {
                    assertThat(issued.certificate().handedOver()).isEqualTo(CONFIRMED);
                    assertThat(issued.certificate().gone())
                            .extracting(Certificate.Gone::step, Certificate.Gone::system)
                            .contains(tuple("remove-identity", "KEYCLOAK"), tuple("remove-gateway", "LITELLM"));
                    assertThat(issued.certificate().runs().getFirst().approvedBy())
                            .containsExactly(new Actor.Person(SECOND).reference());
                    assertThat(issued.file()).startsWith("{\"certificate\":{").contains("\"Ed25519\"");
                });
    }

    @Test
    void whoever_asked_for_it_does_not_approve_it() {
        RunId run = offboarding();
        Run planned = acme.await(run, RunState.AWAITING_APPROVAL);

        assertThat(engine.getBean(RunControl.class).approve(tenant, run, String.valueOf(planned.planHash()), null))
                .isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(answered()).isTrue();
        assertThat(acme.stored().state()).isInstanceOf(TenantState.Live.class);
        assertThat(offboarding()).as("asking twice is asking once").isEqualTo(run);
    }

    @Test
    void nothing_is_asked_for_where_another_name_was_typed() {
        assertThat(asked("another")).isEqualTo(new Asked.NameDiffers());
        assertThat(asked(slug().toUpperCase(Locale.ROOT))).isEqualTo(new Asked.NameDiffers());
    }

    @Test
    void until_the_first_thing_goes_the_tenant_comes_back_as_it_was() {
        REFUSED.add(tenant);
        RunId run = offboarding();
        approveAsSecond(run);
        acme.await(run, RunState.INCIDENT);
        assertThat(answered()).isFalse();
        assertThat(acme.stored().state()).isInstanceOf(TenantState.Live.class);

        engine.getBean(RunControl.class).rollBack(tenant, run, null);
        acme.await(run, RunState.ROLLED_BACK);

        assertThat(answered()).isTrue();
    }

    @Test
    void from_then_on_it_only_goes_on_and_can_be_asked_for_once_more() {
        BROKEN.add(tenant);
        RunId run = offboarding();
        approveAsSecond(run);
        acme.await(run, RunState.INCIDENT);
        assertThat(acme.stored().state()).isInstanceOf(TenantState.Offboarding.class);
        assertThat(acme.detail(run).choices()).containsExactlyInAnyOrder(Choice.RETRY, Choice.LEAVE, Choice.LOOK);

        engine.getBean(RunControl.class).leave(tenant, run, "the account is locked");
        BROKEN.remove(tenant);
        who = EngineUnderTest.OPERATOR;
        RunId again = offboarding();
        approveAsSecond(again);
        acme.await(again, RunState.SUCCEEDED);

        assertThat(acme.stored().state()).isInstanceOf(TenantState.Closed.class);
    }
}
