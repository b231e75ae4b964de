package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.audit.AuditTrail;
import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.runs.LogPage;
import dev.tenantry.runs.LogQuery;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.Rollback;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.Moto;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.Switch;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.terraform.TerraformAt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import software.amazon.awssdk.core.sync.RequestBody;

/** An onboarding on the real Terraform, the real AWS provider and the emulator, driven by Flowable as in the portal. */
class OnboardingOnTerraformTest {

    private static final PersonId SECOND = new PersonId(UUID.randomUUID());
    private static volatile PersonId who = EngineUnderTest.OPERATOR;

    private static final Duration LONGEST = Duration.ofMinutes(12);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path home;

    private static final String KEY = "sk-management-key-of-tests";

    @AutoClose
    private static final LiteLlmStandIn LITELLM =
            StandIn.listening(new LiteLlmStandIn(StandIn.Place.ofTest(Map.of("key", KEY))));

    private static Moto moto;
    private static ConfigurableApplicationContext engine;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                TerraformAt.ofThisMachine().isPresent(),
                "no terraform on this machine that is recent enough: ./portal doctor says how to get it");
        assertThat(Moto.installed())
                .as("Terraform is here and may not be left out; ./portal test gets the AWS emulator")
                .isTrue();
        moto = Moto.start(home);
        Path key = Files.writeString(home.resolve("litellm-key"), KEY);
        engine = new SpringApplicationBuilder(EngineUnderTest.class, WhoDecides.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "tenantry.runs.folder=" + home.resolve("runs"),
                        "tenantry.processes.folder=" + home.resolve("processes"),
                        "tenantry.secrets.key-file=" + home.resolve("master-key"),
                        "tenantry.terraform.sources="
                                + Path.of("../../infra/terraform")
                                        .toAbsolutePath()
                                        .normalize(),
                        "tenantry.litellm.url=" + LITELLM.url(),
                        "tenantry.litellm.key-file=" + key,
                        "tenantry.infrastructure.emulator=" + moto.endpoint(),
                        "tenantry.infrastructure.local-states=" + home.resolve("states"))
                .run();
        letIn(EngineUnderTest.OPERATOR, "OPERATOR", "AUDITOR");
        letIn(SECOND, "OPERATOR");
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class WhoDecides {

        @Bean
        @Primary
        CurrentActor whoDecides() {
            return () -> new Actor.Person(who);
        }
    }

    private static void letIn(PersonId person, String... roles) {
        TestDatabase database = engine.getBean(TestDatabase.class);
        database.scope().inProvider(() -> {
            database.jdbc()
                    .sql("insert into person (id) values (?)")
                    .param(person.value())
                    .update();
            for (String role : roles) {
                database.jdbc()
                        .sql("insert into membership (id, person_id, role) values (?, ?, ?)")
                        .params(UUID.randomUUID(), person.value(), role)
                        .update();
            }
        });
    }

    @AfterEach
    void the_operator_is_back() {
        who = EngineUnderTest.OPERATOR;
    }

    /** Asked for by one and confirmed by another: what stands in the account may hold data. */
    private void rollBack(RunId id) {
        RunControl control = engine.getBean(RunControl.class);
        assertThat(control.rollBack(tenant, id, null)).isEqualTo(new RunControl.Decision.SecondPersonNeeded());
        assertThat(control.askRollback(tenant, id, "changed our mind"))
                .isEqualTo(new RunControl.Decision.SecondPersonAsked());
        assertThat(run(id).state()).isEqualTo(RunState.INCIDENT);
        Rollback rollback = Objects.requireNonNull(
                engine.getBean(RunReading.class).run(tenant, id).orElseThrow().rollback());
        Instant askedAt = Objects.requireNonNull(rollback.asked()).askedAt();
        who = SECOND;
        assertThat(control.confirmRollback(tenant, id, askedAt)).isEqualTo(new RunControl.Decision.Taken());
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
        if (moto != null) {
            moto.close();
        }
    }

    private TenantId tenant = TenantId.random();

    /** Through the wizard's use cases, as a person would. */
    private RunId submit(String slug, String account) {
        TenantDrafts drafts = engine.getBean(TenantDrafts.class);
        tenant = drafts.begin();
        TenantDraft draft = TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, slug)
                .with(Field.LEGAL_NAME, slug + " GmbH")
                .with(Field.STREET, "Hauptstr. 1")
                .with(Field.POSTAL_CODE, "10115")
                .with(Field.CITY, "Berlin")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@acme.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-1")
                .with(Field.SLUG, slug)
                .with(Field.ACCOUNT_ID, account);
        drafts.save(tenant, draft, 0);
        Onboarding onboarding = engine.getBean(Onboarding.class);
        Onboarding.Submission once = onboarding.submit(tenant, 1);
        assertThat(onboarding.submit(tenant, 1)).isEqualTo(once);
        return ((Onboarding.Submission.Submitted) once).run();
    }

    private Run run(RunId id) {
        return engine.getBean(RunReading.class)
                .run(tenant, id)
                .map(RunDetail::run)
                .orElseThrow();
    }

    private Run await(RunId id, RunState wanted) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(300)).until(() -> {
            Run run = run(id);
            if (run.state() == RunState.INCIDENT && wanted != RunState.INCIDENT) {
                throw new AssertionError("incident: " + run.incident());
            }
            return run.state() == wanted;
        });
        return run(id);
    }

    private static RunStep step(Run run, String name) {
        return run.steps().stream()
                .filter(step -> step.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void approve(RunId id) {
        RunControl control = engine.getBean(RunControl.class);
        assertThat(control.approve(tenant, id, String.valueOf(run(id).planHash()), "looks right"))
                .isEqualTo(new RunControl.Decision.Taken());
    }

    @Test
    void approved_onboarding_builds_the_stack_and_what_it_did_can_be_read_back() {
        RunId id = submit("acme", "111122223333");
        await(id, RunState.AWAITING_APPROVAL);
        PlanDocument plan =
                engine.getBean(RunReading.class).plan(tenant, id).orElseThrow().document();
        assertThat(plan.count(Change.Action.CREATE)).isGreaterThanOrEqualTo(21);
        assertThat(plan.count(Change.Action.DESTROY)).isZero();
        approve(id);
        Run done = await(id, RunState.SUCCEEDED);
        assertThat(done.steps()).extracting(step -> step.phase()).containsOnly(StepPhase.DONE);
        assertThat(step(done, InfrastructureStep.NAME).outputs().require("documents_bucket"))
                .isEqualTo("tenantry-acme-documents-111122223333");
        assertThat(LITELLM.world()).singleElement().asString().startsWith("team ");
        LogPage log = engine.getBean(RunReading.class)
                .log(tenant, id, 1, LogQuery.on(1, 2_000).only(null, "apply complete"));
        assertThat(log.lines()).isNotEmpty();
        assertThat(engine.getBean(AuditTrail.class).verifyOf(tenant)).isInstanceOf(AuditTrail.Verification.Whole.class);
    }

    /** Before go-live a bucket can hold only what this run, its proofs or a trial wrote. */
    @Test
    @Tag("long")
    void rolled_back_onboarding_takes_filled_buckets_away_if_the_tenant_never_went_live() throws Exception {
        LITELLM.set(Switch.lasting(Fault.EXPIRED_KEY, "POST /team/new"));
        RunId id = submit("gamma", "777788889999");
        await(id, RunState.AWAITING_APPROVAL);
        approve(id);
        Run stopped = await(id, RunState.INCIDENT);
        LITELLM.set();
        assertThat(step(stopped, GatewayStep.NAME).phase()).isEqualTo(StepPhase.FAILED);
        String bucket = step(stopped, InfrastructureStep.NAME).outputs().require("documents_bucket");
        TenantAccounts accounts = TenantAccounts.underTheirRoles(moto.endpoint());
        accounts.in(stopped.profile().aws(), account -> {
            // the emulator denies everything to everybody as soon as there is a policy with conditions
            account.s3().deleteBucketPolicy(delete -> delete.bucket(bucket));
            return account.s3()
                    .putObject(put -> put.bucket(bucket).key("trial.pdf"), RequestBody.fromString("a trial"));
        });

        rollBack(id);
        await(id, RunState.ROLLED_BACK);

        assertThat(accounts.<Boolean>in(
                        stopped.profile().aws(),
                        account -> account.s3().listBuckets().buckets().stream()
                                .anyMatch(left -> left.name().equals(bucket))))
                .isFalse();
    }

    @Test
    void rolled_back_onboarding_leaves_nothing() {
        RunId id = submit("beta", "444455556666");
        await(id, RunState.AWAITING_APPROVAL);
        approve(id);
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> step(run(id), InfrastructureStep.NAME).phase() == StepPhase.WORKING);
        engine.getBean(RunControl.class).cancel(tenant, id, "changed our mind");
        await(id, RunState.INCIDENT);
        rollBack(id);
        Run back = await(id, RunState.ROLLED_BACK);
        assertThat(step(back, InfrastructureStep.NAME).phase()).isEqualTo(StepPhase.UNDONE);
        assertThat(home.resolve("states/beta.tfstate"))
                .satisfiesAnyOf(
                        state -> assertThat(state).doesNotExist(),
                        state -> assertThat(state).content().contains("\"resources\": []"));
    }
}
