package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Organization;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.models.GatewayLimits;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.register.StateName;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.suspension.Suspensions;
import dev.tenantry.suspension.Suspensions.Asked;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A live tenant is taken out of use and back, on the whole engine; its workloads are the sandbox's and stand for themselves here. */
class SuspensionRunTests {

    private static final String SECRET = "sk-secret-of-these-tests";

    @TempDir
    private static Path home;

    @AutoClose
    private static final LiteLlmStandIn LITELLM =
            StandIn.listening(new LiteLlmStandIn(StandIn.Place.ofTest(Map.of("key", SECRET))));

    @AutoClose
    private static final KeycloakStandIn KEYCLOAK =
            StandIn.listening(new KeycloakStandIn(StandIn.Place.ofTest(Map.of("client-secret", SECRET))));

    /** What of each tenant works, and what keeps it from turning. */
    private static final Map<TenantId, String> WORKING = new ConcurrentHashMap<>();

    private static final Set<TenantId> BROKEN = ConcurrentHashMap.newKeySet();

    private static ConfigurableApplicationContext engine;

    private TenantOnEngine acme;
    private TenantId tenant;

    /** Turns what works for the tenant on or off, at the place that the stack handed on once. */
    private static final class Workloads extends StepOfTests {

        private final String becomes;

        Workloads(String name, String becomes) {
            super(name);
            this.becomes = becomes;
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            if (BROKEN.contains(context.tenant())) {
                return Progress.failed(Failure.of(
                        FailureClass.QUOTA, OutsideSystem.KUBERNETES, becomes, Saying.quote("no room for pods")));
            }
            WORKING.put(
                    context.tenant(),
                    becomes + " in " + context.outputsOf("stack").require("cluster"));
            return Progress.done(Facts.none());
        }
    }

    /** Stands for all that onboarding builds. */
    private static final class Stack extends StepOfTests {

        Stack() {
            super("stack");
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            return Progress.done(
                    Facts.of("cluster", "cluster-of-" + context.profile().slug()));
        }
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class Steps {

        @Bean
        Step stack() {
            return new Stack();
        }

        @Bean
        Step stopWorkloads() {
            return new Workloads("stop-workloads", "stopped");
        }

        @Bean
        Step startWorkloads() {
            return new Workloads("start-workloads", "started");
        }

        @Bean
        Step verification() {
            return new Workloads("verification", "verified");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), SECRET);
        engine = EngineUnderTest.start(
                home,
                List.of(Steps.class),
                "test.steps=stack,go-live",
                "tenantry.litellm.url=" + LITELLM.url(),
                "tenantry.litellm.key-file=" + secret,
                "tenantry.keycloak.admin-url=" + KEYCLOAK.url(),
                "tenantry.keycloak.client-secret-file=" + secret);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void live() {
        acme = TenantOnEngine.live(engine, Field.DATA_POLICY, "EXTERNAL");
        tenant = acme.id();
        engine.getBean(ModelGateway.class)
                .createTeam(new GatewayTeam(team(), "Acme", Set.of("gpt-4o"), GatewayLimits.none(), false));
        engine.getBean(SignInDirectory.class).createOrganization(new Organization(alias(), "Acme", true));
    }

    private GatewayTeamId team() {
        return GatewayTeamId.of(acme.stored().profile().orElseThrow().slug(), tenant);
    }

    private OrganizationAlias alias() {
        return OrganizationAlias.of(acme.stored().profile().orElseThrow().slug(), tenant);
    }

    private boolean answered() {
        return !engine.getBean(ModelGateway.class).team(team()).orElseThrow().blocked();
    }

    private boolean signsIn() {
        return engine.getBean(SignInDirectory.class)
                .organization(alias())
                .orElseThrow()
                .enabled();
    }

    private RunId suspending() {
        return accepted(engine.getBean(Suspensions.class).suspend(tenant, " invoices are unpaid "));
    }

    private RunId resuming() {
        return accepted(engine.getBean(Suspensions.class).resume(tenant));
    }

    private static RunId accepted(Asked asked) {
        assertThat(asked).isInstanceOf(Asked.Accepted.class);
        return ((Asked.Accepted) asked).run();
    }

    private void suspended() {
        RunId run = suspending();
        acme.approve(run);
        acme.await(run, RunState.SUCCEEDED);
    }

    @Test
    void suspended_tenant_is_refused_stands_still_and_comes_back_as_it_was() {
        suspended();

        assertThat(acme.stored().state())
                .isInstanceOfSatisfying(
                        TenantState.Suspended.class,
                        state -> assertThat(state.reason()).isEqualTo("invoices are unpaid"));
        assertThat(answered()).isFalse();
        assertThat(signsIn()).isFalse();
        assertThat(WORKING.get(tenant)).startsWith("stopped in cluster-of-acme-");

        RunId back = resuming();
        acme.approve(back);
        acme.await(back, RunState.SUCCEEDED);

        assertThat(acme.stored().state()).isInstanceOf(TenantState.Live.class);
        assertThat(answered()).isTrue();
        assertThat(signsIn()).isTrue();
        assertThat(WORKING.get(tenant)).startsWith("verified in cluster-of-acme-");
    }

    @Test
    void nothing_happens_before_the_approval_and_asking_twice_names_the_same_run() {
        RunId run = suspending();
        acme.await(run, RunState.AWAITING_APPROVAL);

        assertThat(suspending()).isEqualTo(run);
        assertThat(answered()).isTrue();
        assertThat(acme.stored().state()).isInstanceOf(TenantState.Live.class);
        assertThat(engine.getBean(Suspensions.class).resume(tenant)).isEqualTo(new Asked.Misplaced(StateName.LIVE));
    }

    @Test
    void suspending_that_fails_halfway_is_turned_back() {
        BROKEN.add(tenant);
        RunId run = suspending();
        acme.approve(run);
        acme.await(run, RunState.INCIDENT);
        assertThat(answered()).isFalse();

        assertThat(engine.getBean(RunControl.class).rollBack(tenant, run, null))
                .isEqualTo(new RunControl.Decision.Taken());
        acme.await(run, RunState.ROLLED_BACK);

        assertThat(answered()).isTrue();
        assertThat(signsIn()).isTrue();
        assertThat(acme.stored().state()).isInstanceOf(TenantState.Live.class);
    }

    @Test
    void resuming_that_is_rolled_back_leaves_the_tenant_suspended_for_the_same_reason() {
        suspended();
        BROKEN.add(tenant);
        RunId run = resuming();
        acme.approve(run);
        acme.await(run, RunState.INCIDENT);

        engine.getBean(RunControl.class).rollBack(tenant, run, null);
        acme.await(run, RunState.ROLLED_BACK);

        assertThat(answered()).isFalse();
        assertThat(acme.stored().state())
                .isInstanceOfSatisfying(
                        TenantState.Suspended.class,
                        state -> assertThat(state.reason()).isEqualTo("invoices are unpaid"));
    }

    @Test
    void only_a_suspended_tenant_is_resumed_and_only_a_live_one_suspended() {
        suspended();

        assertThat(engine.getBean(Suspensions.class).suspend(tenant, "once more"))
                .isEqualTo(new Asked.Misplaced(StateName.SUSPENDED));
        assertThat(engine.getBean(Suspensions.class).resume(tenant)).isInstanceOf(Asked.Accepted.class);
    }
}
