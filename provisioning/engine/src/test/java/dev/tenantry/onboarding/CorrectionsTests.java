package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.onboarding.Corrections.Outcome;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was agreed is put right at an incident, on the whole engine: planned anew, approved again only where it must be. */
class CorrectionsTests {

    @TempDir
    private static Path home;

    private static ConfigurableApplicationContext engine;

    private TenantOnEngine acme;
    private TenantId tenant;
    private RunId run;

    /** Makes a house of the agreed size, and finds no room for as many people as are expected at first. */
    private static final class House extends StepOfTests {

        House() {
            super("house");
        }

        @Override
        public Progress<PlannedPart> plan(StepContext context) {
            SizeProfile size = context.profile().size();
            return Progress.done(new PlannedPart.Exact(List.of(
                    new Change(OutsideSystem.AWS, "house", "house-" + size, Change.Action.CREATE, false, List.of()))));
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            return context.profile().expectedUsers() > 100
                    ? Progress.failed(Failure.of(
                            FailureClass.QUOTA, OutsideSystem.AWS, "house", Saying.quote("no room for so many")))
                    : Progress.done(Facts.of("size", context.profile().size().name()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Houses {

        @Bean
        Step house() {
            return new House();
        }
    }

    @BeforeAll
    static void start() {
        engine = EngineUnderTest.start(home, List.of(Houses.class), "test.steps=house");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Each tenant stands at its incident. */
    @BeforeEach
    void incident() {
        acme = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "900");
        tenant = acme.id();
        run = acme.submit();
        approve();
        await(RunState.INCIDENT);
    }

    private Tenant stored() {
        return acme.stored();
    }

    private RunDetail detail() {
        return acme.detail(run);
    }

    private Run await(RunState wanted) {
        return acme.await(run, wanted);
    }

    private void approve() {
        acme.approve(run);
    }

    private Outcome correct(TenantDraft draft) {
        return engine.getBean(Corrections.class).correct(tenant, stored().version(), draft);
    }

    @Test
    void run_goes_on_alone_with_inputs_that_lead_nowhere_else() {
        assertThat(engine.getBean(Corrections.class).correctable(tenant))
                .contains(Field.EXPECTED_USERS, Field.ADMIN_EMAIL, Field.MCP_SERVERS)
                .doesNotContain(Field.SLUG, Field.REGION);
        Outcome outcome = correct(stored().draft().with(Field.EXPECTED_USERS, "60"));

        assertThat(outcome).isEqualTo(new Outcome.PlannedAnew(detail().run().number()));
        Run done = await(RunState.SUCCEEDED);
        assertThat(done.planRevision()).isEqualTo(1);
        assertThat(done.profile().expectedUsers()).isEqualTo(60);
        assertThat(stored().profile().orElseThrow().expectedUsers()).isEqualTo(60);
        assertThat(detail().events())
                .anySatisfy(told -> assertThat(told.event().facts()).containsEntry("fields", "EXPECTED_USERS"));
        assertThat(engine.getBean(Corrections.class).correctable(tenant)).isEmpty();
    }

    @Test
    void what_nobody_edited_stays_as_it_was_agreed_also_where_it_would_be_derived_otherwise_today() {
        incident(); // a second one, whose network comes after the first one's
        TenantProfile agreed = stored().profile().orElseThrow();
        TestDatabase database = engine.getBean(TestDatabase.class);
        database.scope().inProvider(() -> {
            database.jdbc()
                    .sql("update tenant set state = 'CLOSED' where tenant_id <> ?")
                    .param(tenant.value())
                    .update(); // networks before this one are free again
            database.jdbc()
                    .sql(
                            "update tenant set profile = jsonb_set(profile, '{contract,start}', '\"2026-01-31\"') where tenant_id = ?")
                    .param(tenant.value())
                    .update();
        });

        correct(stored().draft().with(Field.EXPECTED_USERS, "60"));

        TenantProfile now = stored().profile().orElseThrow();
        assertThat(now.aws()).isEqualTo(agreed.aws());
        assertThat(now.contract().start()).isEqualTo("2026-01-31");
        assertThat(now.models()).isEqualTo(agreed.models());
        assertThat(detail().run().wanted()).isEqualTo(now);
    }

    @Test
    void run_asks_again_where_its_new_plan_leaves_what_was_approved() {
        correct(stored().draft().with(Field.EXPECTED_USERS, "60").with(Field.SIZE, "M"));

        assertThat(await(RunState.AWAITING_APPROVAL).planRevision()).isEqualTo(2);
        approve();
        assertThat(await(RunState.SUCCEEDED).steps().getFirst().outputs().require("size"))
                .isEqualTo("M");
    }

    @Test
    void wrong_and_fixed_inputs_are_refused_and_nothing_is_kept() {
        Tenant before = stored();
        assertThat(correct(before.draft().with(Field.ADMIN_EMAIL, "nobody")))
                .isEqualTo(new Outcome.Refused(List.of(new Problem(Field.ADMIN_EMAIL, Problem.Kind.EMAIL_FORM))));
        assertThat(correct(before.draft().with(Field.SLUG, "another")))
                .isEqualTo(new Outcome.Refused(List.of(new Problem(Field.SLUG, Problem.Kind.FIXED))));
        assertThat(correct(before.draft())).isEqualTo(new Outcome.NothingChanged());
        assertThat(stored()).isEqualTo(before);
        assertThat(detail().run().state()).isEqualTo(RunState.INCIDENT);
    }

    @Test
    void what_a_step_has_carried_out_under_its_old_value_is_fixed_from_then_on() {
        TestDatabase database = engine.getBean(TestDatabase.class);
        database.scope().inProvider(() -> {
            database.jdbc()
                    .sql("update run_step set step = 'identity@1' where run_id = ?")
                    .param(run.value())
                    .update();
        });
        assertThat(engine.getBean(Corrections.class).correctable(tenant))
                .contains(Field.MCP_SERVERS)
                .doesNotContain(Field.ADMIN_EMAIL);
        assertThat(correct(stored().draft().with(Field.ADMIN_EMAIL, "ben@acme.example")))
                .isEqualTo(new Outcome.Refused(List.of(new Problem(Field.ADMIN_EMAIL, Problem.Kind.FIXED))));
    }

    @Test
    void who_comes_second_overwrites_nothing() {
        Tenant seen = stored();
        correct(seen.draft().with(Field.EXPECTED_USERS, "60"));
        assertThat(engine.getBean(Corrections.class)
                        .correct(tenant, seen.version(), seen.draft().with(Field.EXPECTED_USERS, "70")))
                .isEqualTo(new Outcome.Overtaken());
    }

    @Test
    void nothing_is_kept_of_a_correction_that_comes_when_no_incident_stops_the_run() {
        engine.getBean(RunControl.class).leave(tenant, run, "given up");
        Tenant before = stored();
        assertThat(correct(before.draft().with(Field.EXPECTED_USERS, "60"))).isEqualTo(new Outcome.NotNow());
        assertThat(stored()).isEqualTo(before);
    }
}
