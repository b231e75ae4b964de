package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.onboarding.Corrections.Outcome;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
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
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
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

    private TenantId tenant;
    private RunId run;

    /** Makes a house of the agreed size, and finds no room for as many people as are expected at first. */
    private static final class House implements Step {

        @Override
        public StepKey key() {
            return new StepKey("house", 1);
        }

        @Override
        public StepTraits traits() {
            return StepTraits.calls(OutsideSystem.AWS);
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

        @Override
        public Progress<Facts> poll(StepContext context) {
            return start(context);
        }

        @Override
        public Verdict verify(StepContext context) {
            return new Verdict.Holds();
        }

        @Override
        public Progress<Facts> compensate(StepContext context) {
            return Progress.done(Facts.none());
        }

        @Override
        public Verdict verifyUndone(StepContext context) {
            return new Verdict.Holds();
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
        String unique = UUID.randomUUID().toString().substring(0, 8);
        TenantDraft draft = acme("acme-" + unique, account(unique)).with(Field.EXPECTED_USERS, "900");
        tenant = engine.getBean(TenantDrafts.class).beginWith(draft);
        var submitted = (Onboarding.Submission.Submitted)
                engine.getBean(Onboarding.class).submit(tenant, stored().version());
        run = submitted.run();
        await(RunState.AWAITING_APPROVAL);
        approve();
        await(RunState.INCIDENT);
    }

    private static TenantDraft acme(String slug, String account) {
        return TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, "Acme")
                .with(Field.LEGAL_NAME, "Acme GmbH")
                .with(Field.STREET, "Hauptstr. 1")
                .with(Field.POSTAL_CODE, "10115")
                .with(Field.CITY, "Berlin")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@acme.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-1")
                .with(Field.SLUG, slug)
                .with(Field.ACCOUNT_ID, account);
    }

    private static String account(String unique) {
        return String.format("%012d", Long.parseLong(unique, 16));
    }

    private Tenant stored() {
        return engine.getBean(TenantReading.class).tenant(tenant).orElseThrow();
    }

    private RunDetail detail() {
        return engine.getBean(RunReading.class).run(tenant, run).orElseThrow();
    }

    private Run await(RunState wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> detail().run().state() == wanted);
        return detail().run();
    }

    private void approve() {
        assertThat(engine.getBean(RunControl.class)
                        .approve(tenant, run, String.valueOf(detail().run().planHash()), "looks right"))
                .isEqualTo(new RunControl.Decision.Taken());
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
