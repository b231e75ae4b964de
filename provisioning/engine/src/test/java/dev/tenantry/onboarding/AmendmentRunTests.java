package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.amendments.Amendments;
import dev.tenantry.amendments.Amendments.Outcome;
import dev.tenantry.identity.Actor;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Reapplication;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.runs.NamedSteps;
import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** What was agreed with a live tenant is changed, on the whole engine with one step that stands for all. */
class AmendmentRunTests {

    @TempDir
    private static Path home;

    /** For how many people each tenant's stack is. */
    private static final Map<TenantId, Integer> BUILT = new ConcurrentHashMap<>();

    /** For how many people each tenant's stack is, as far as its runs remember. */
    private static final Map<TenantId, String> KNOWN = new ConcurrentHashMap<>();

    private static ConfigurableApplicationContext engine;

    private TenantOnEngine acme;
    private TenantId tenant;

    /** Is for as many people as are expected, and has no room for more than a thousand. */
    private static final class Stack extends StepOfTests {

        Stack() {
            super("stack");
        }

        @Override
        public Progress<PlannedPart> plan(StepContext context) {
            context.outputsOf("stack").get("people").ifPresent(people -> KNOWN.put(context.tenant(), people));
            Change.Action action =
                    context.outputsOf("stack").values().isEmpty() ? Change.Action.CREATE : Change.Action.CHANGE;
            return Progress.done(new PlannedPart.Exact(
                    List.of(new Change(OutsideSystem.AWS, "stack", "stack", action, false, List.of()))));
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            int people = context.profile().expectedUsers();
            if (people > 1000) {
                return Progress.failed(Failure.of(
                        FailureClass.QUOTA, OutsideSystem.AWS, "stack", Saying.quote("no room for so many")));
            }
            BUILT.put(context.tenant(), people);
            return Progress.done(Facts.of("people", Integer.toString(people)));
        }

        @Override
        public Progress<Facts> compensate(StepContext context) {
            BUILT.remove(context.tenant());
            return Progress.done(Facts.none());
        }
    }

    /** Comes after the stack, and does not get on with one for five hundred. */
    private static final class Rest extends StepOfTests {

        Rest() {
            super("rest");
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            return context.profile().expectedUsers() == 500
                    ? Progress.failed(
                            Failure.of(FailureClass.CONFIG, OutsideSystem.AWS, "rest", Saying.quote("not this")))
                    : Progress.done(Facts.none());
        }
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class Stacks {

        @Bean
        Step stack() {
            return new Stack();
        }

        @Bean
        Step rest() {
            return new Rest();
        }

        @Bean
        Recipe applying() {
            return NamedSteps.of(RunKind.APPLY, List.of("stack", "rest"));
        }
    }

    @BeforeAll
    static void start() {
        engine = EngineUnderTest.start(home, List.of(Stacks.class), "test.steps=stack,go-live");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void live() {
        acme = TenantOnEngine.live(engine, Field.EXPECTED_USERS, "40");
        tenant = acme.id();
    }

    private Outcome amend(Field field, String value) {
        Tenant now = acme.stored();
        return engine.getBean(Amendments.class)
                .amend(tenant, now.version(), now.draft().with(field, value));
    }

    private RunId requested(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Requested.class);
        return ((Outcome.Requested) outcome).run();
    }

    private int agreed() {
        return acme.stored().profile().orElseThrow().expectedUsers();
    }

    @Test
    void change_is_planned_as_one_of_what_stands_and_carried_out_once_it_is_approved() {
        RunId run = requested(amend(Field.EXPECTED_USERS, "75"));
        acme.await(run, RunState.AWAITING_APPROVAL);

        assertThat(Objects.requireNonNull(
                                acme.detail(run).run().steps().getFirst().part())
                        .changes())
                .extracting(Change::action)
                .containsExactly(Change.Action.CHANGE);
        assertThat(BUILT).containsEntry(tenant, 40);
        acme.approve(run);
        acme.await(run, RunState.SUCCEEDED);

        assertThat(BUILT).containsEntry(tenant, 75);
        assertThat(agreed()).isEqualTo(75);
        assertThat(acme.stored().state()).isInstanceOf(TenantState.Live.class);
    }

    @Test
    void change_that_nobody_approves_stays_agreed_and_can_be_planned_again() {
        RunId run = requested(amend(Field.EXPECTED_USERS, "75"));
        acme.await(run, RunState.AWAITING_APPROVAL);
        engine.getBean(RunControl.class).reject(tenant, run, "not before Monday");
        assertThat(agreed()).isEqualTo(75);
        assertThat(BUILT).containsEntry(tenant, 40);

        RunId again = requested(engine.getBean(Amendments.class).applyAgain(tenant));
        acme.approve(again);
        acme.await(again, RunState.SUCCEEDED);

        assertThat(BUILT).containsEntry(tenant, 75);
    }

    @Test
    void change_that_fails_can_be_left_or_tried_again_and_never_takes_away_what_people_use() {
        RunId run = requested(amend(Field.EXPECTED_USERS, "5000"));
        acme.approve(run);
        acme.await(run, RunState.INCIDENT);

        assertThat(acme.detail(run).choices())
                .contains(Choice.RETRY, Choice.LEAVE)
                .doesNotContain(Choice.ROLL_BACK, Choice.EDIT);
        assertThat(engine.getBean(RunControl.class).rollBack(tenant, run, null))
                .isInstanceOf(RunControl.Decision.TooLate.class);
        engine.getBean(RunControl.class).leave(tenant, run, "too many at once");

        RunId smaller = requested(amend(Field.EXPECTED_USERS, "100"));
        acme.approve(smaller);
        acme.await(smaller, RunState.SUCCEEDED);
        assertThat(BUILT).containsEntry(tenant, 100);
    }

    @Test
    void what_a_change_has_done_is_remembered_although_it_was_left_in_its_middle() {
        RunId run = requested(amend(Field.EXPECTED_USERS, "500"));
        acme.approve(run);
        acme.await(run, RunState.INCIDENT);
        engine.getBean(RunControl.class).leave(tenant, run, "the rest can wait");

        RunId next = requested(amend(Field.EXPECTED_USERS, "60"));
        acme.await(next, RunState.AWAITING_APPROVAL);

        assertThat(BUILT).containsEntry(tenant, 500);
        assertThat(KNOWN).containsEntry(tenant, "500");
    }

    @Test
    void what_moves_data_or_is_known_outside_is_not_changed_this_way() {
        assertThat(engine.getBean(Amendments.class).amendable(tenant))
                .contains(Field.EXPECTED_USERS, Field.MODELS, Field.HOST_NAME)
                .doesNotContain(Field.SLUG, Field.NETWORK, Field.SIZE, Field.DATA_POLICY, Field.ADMIN_EMAIL);
        assertThat(amend(Field.SIZE, "M"))
                .isEqualTo(new Outcome.Refused(List.of(new Problem(Field.SIZE, Problem.Kind.FIXED))));
        assertThat(amend(Field.EXPECTED_USERS, "many"))
                .isEqualTo(new Outcome.Refused(List.of(new Problem(Field.EXPECTED_USERS, Problem.Kind.NUMBER_FORM))));
        assertThat(amend(Field.EXPECTED_USERS, "40")).isEqualTo(new Outcome.NothingChanged());
        assertThat(agreed()).isEqualTo(40);
    }

    @Test
    void word_of_the_tenant_on_its_servers_has_the_change_planned_once() {
        Reapplication reapplication = engine.getBean(Reapplication.class);

        assertThat(reapplication.again(tenant)).isEqualTo(Reapplication.Asked.PLANNED);
        assertThat(reapplication.again(tenant)).isEqualTo(Reapplication.Asked.LATER);

        RunId run = acme.newest(RunKind.APPLY);
        acme.await(run, RunState.AWAITING_APPROVAL);
        TenantId draft = engine.getBean(TenantDrafts.class).begin();
        assertThat(reapplication.again(draft)).isEqualTo(Reapplication.Asked.LATER);
    }

    @Test
    void change_is_planned_in_the_portals_own_name_where_nobody_is_calling() {
        assertThat(engine.getBean(Reapplication.class).again(tenant, new Actor.Portal("mcp-tokens")))
                .isEqualTo(Reapplication.Asked.PLANNED);

        RunId run = acme.newest(RunKind.APPLY);
        acme.await(run, RunState.AWAITING_APPROVAL);
        assertThat(acme.detail(run).run().requested().by()).isEqualTo("system:mcp-tokens");
    }

    @Test
    void servers_of_a_live_tenant_are_changed_as_anything_else() {
        RunId run = requested(amend(Field.MCP_SERVERS, "agency"));
        acme.approve(run);
        acme.await(run, RunState.SUCCEEDED);
        assertThat(acme.stored().profile().orElseThrow().mcpServers())
                .extracting(TenantProfile.McpChoice::serverId)
                .containsExactly("agency");
        assertThat(amend(Field.MCP_SERVERS, "nobodys"))
                .isEqualTo(
                        new Outcome.Refused(List.of(new Problem(Field.MCP_SERVERS, Problem.Kind.SERVER_NOT_OFFERED))));
    }

    @Test
    void two_changes_come_one_after_the_other() {
        long version = acme.stored().version();
        TenantDraft draft = acme.stored().draft();
        RunId run = requested(amend(Field.EXPECTED_USERS, "75"));
        acme.await(run, RunState.AWAITING_APPROVAL);

        assertThat(engine.getBean(Amendments.class).amend(tenant, version, draft.with(Field.EXPECTED_USERS, "90")))
                .isEqualTo(new Outcome.Overtaken());
        assertThat(amend(Field.EXPECTED_USERS, "90"))
                .isEqualTo(new Outcome.Busy(acme.detail(run).run().number()));
        assertThat(agreed()).isEqualTo(75);
        assertThat(engine.getBean(Amendments.class).amendable(tenant)).isEmpty();
    }

    @Test
    void only_a_live_tenant_is_changed() {
        TenantId draft = engine.getBean(TenantDrafts.class).begin();
        assertThat(engine.getBean(Amendments.class).amend(draft, 0, TenantDraft.fresh()))
                .isEqualTo(new Outcome.Misplaced(StateName.DRAFT));
        assertThat(engine.getBean(Amendments.class).applyAgain(draft))
                .isEqualTo(new Outcome.Misplaced(StateName.DRAFT));
        assertThat(engine.getBean(Amendments.class).amendable(draft)).isEmpty();
    }
}
