package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.accounts.AccountOrders.Lack;
import dev.tenantry.accounts.AccountOrders.Ordered;
import dev.tenantry.accounts.AccountOrders.Standing;
import dev.tenantry.database.TenantScope;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunState;
import dev.tenantry.standins.AwsStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The run that makes an account, on the whole engine, from the order to the id in the draft. */
class AccountRunTests {

    @TempDir
    private static Path home;

    private static final AwsStandIn AWS = StandIn.listening(new AwsStandIn(StandIn.Place.ofTest(Map.of())));
    private static ConfigurableApplicationContext engine;

    private TenantId tenant;

    @BeforeAll
    static void start() {
        engine = EngineUnderTest.start(
                home,
                List.of(),
                "tenantry.infrastructure.emulator=" + AWS.url(),
                "tenantry.organizations.role=arn:aws:iam::123456789012:role/tenantry-organizations",
                "tenantry.bootstrap.control-plane-principal=arn:aws:iam::123456789012:role/tenantry-portal");
    }

    @AfterAll
    static void stop() {
        engine.close();
        AWS.close();
    }

    @BeforeEach
    void draft() {
        TenantDrafts drafts = engine.getBean(TenantDrafts.class);
        tenant = drafts.begin();
        drafts.save(tenant, TenantDraft.fresh().with(Field.DISPLAY_NAME, "Acme").with(Field.SLUG, "acme"), 0);
    }

    private static AccountOrders orders() {
        return engine.getBean(AccountOrders.class);
    }

    private String address() {
        return "aws+" + tenant.toString().substring(0, 8) + "@provider.example";
    }

    private RunId order(String email) {
        Ordered ordered = orders().order(tenant, email);
        assertThat(ordered).isInstanceOf(Ordered.Accepted.class);
        return ((Ordered.Accepted) ordered).run();
    }

    private Run run(RunId id) {
        return engine.getBean(RunReading.class)
                .run(tenant, id)
                .map(RunDetail::run)
                .orElseThrow();
    }

    private Run await(RunId id, RunState wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> run(id).state() == wanted);
        return run(id);
    }

    private void approve(RunId id) {
        assertThat(engine.getBean(RunControl.class)
                        .approve(tenant, id, String.valueOf(run(id).planHash()), "looks right"))
                .isEqualTo(new RunControl.Decision.Taken());
    }

    private TenantDraft stored() {
        return engine.getBean(TenantReading.class).tenant(tenant).orElseThrow().draft();
    }

    @Test
    void approved_order_ends_with_the_accounts_id_in_the_draft() {
        RunId id = order(address());
        assertThat(order(address())).as("asking twice is asking once").isEqualTo(id);
        await(id, RunState.AWAITING_APPROVAL);
        PlanDocument plan =
                engine.getBean(RunReading.class).plan(tenant, id).orElseThrow().document();
        assertThat(plan.kind()).isEqualTo(RunKind.ACCOUNT);
        assertThat(plan.changes())
                .extracting(change -> change.action() + " " + change.type())
                .containsExactly("CREATE account", "CREATE stack", "CHANGE tenant");
        assertThat(orders().standing(tenant)).isInstanceOf(Standing.UnderWay.class);
        assertThat(engine.getBean(Onboarding.class).submit(tenant, 1))
                .as("nobody submits what is being changed")
                .isInstanceOf(Onboarding.Submission.Busy.class);

        approve(id);
        Run done = await(id, RunState.SUCCEEDED);

        String account = done.steps().getFirst().outputs().require("account");
        assertThat(stored().get(Field.ACCOUNT_ID)).isEqualTo(account).matches("\\d{12}");
        assertThat(orders().standing(tenant))
                .isInstanceOfSatisfying(
                        Standing.Made.class, made -> assertThat(made.account()).isEqualTo(account));
        assertThat(engine.getBean(AccountAccess.class).tryNow(tenant)).isInstanceOf(WayIn.Open.class);
        assertThat((boolean) engine.getBean(TenantScope.class)
                        .asProvider(() -> engine.getBean(RunRequests.class).leftNothing(tenant)))
                .as("an account does not keep a tenant from being changed again")
                .isTrue();
    }

    @Test
    void address_that_is_taken_stops_at_the_plan_and_another_order_is_a_new_run() {
        RunId first = order(address());
        await(first, RunState.AWAITING_APPROVAL);
        approve(first);
        await(first, RunState.SUCCEEDED);
        String taken = address();
        draft();

        RunId second = order(taken);
        Run stopped = await(second, RunState.INCIDENT);

        assertThat(Objects.requireNonNull(stopped.incident()).failure().failureClass())
                .isEqualTo(FailureClass.ALREADY_EXISTS);
        engine.getBean(RunControl.class).leave(tenant, second, "another address");
        await(second, RunState.CANCELLED);
        assertThat(orders().standing(tenant))
                .isInstanceOfSatisfying(
                        Standing.Possible.class,
                        possible -> assertThat(possible.before()).isPresent());
        RunId third = order(address());
        assertThat(third).isNotEqualTo(second);
        await(third, RunState.AWAITING_APPROVAL);
        assertThat(engine.getBean(RunReading.class)
                        .plan(tenant, third)
                        .orElseThrow()
                        .document()
                        .steps()
                        .getFirst()
                        .part()
                        .changes())
                .extracting(Change::action)
                .containsExactly(Change.Action.CREATE);
    }

    @Test
    void order_names_everything_that_it_lacks_at_once() {
        TenantDrafts drafts = engine.getBean(TenantDrafts.class);
        TenantId empty = drafts.begin();
        drafts.save(
                empty, TenantDraft.fresh().with(Field.REGION, "us-east-1").with(Field.ACCOUNT_ID, "111122223333"), 0);

        assertThat(orders().order(empty, "nobody")).isEqualTo(new Ordered.Refused(Set.copyOf(List.of(Lack.values()))));
    }
}
