package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.OwnSecrets;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepPhrase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaskedRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String TENANTS = "canary-of-the-tenant";
    private static final String PORTALS = "canary-of-the-portal";
    private static final String BOTH = TENANTS + " and " + PORTALS;
    private static final String MASKED = "•••••• and ••••••";

    private final TestDatabase database = TestDatabase.create();
    private final JdbcRuns rows = new JdbcRuns(database.scope(), database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final RunStore runs = new MaskedRuns(rows, new Maskings(tenant -> List.of(TENANTS)));
    private Run run;

    @BeforeEach
    void aRun() {
        OwnSecrets.use("of these tests", PORTALS);
        run = DraftedRuns.stored(rows, "person:x", NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RunStep step() {
        return run.steps().getFirst();
    }

    private List<String> facts() {
        return database.admin()
                .sql("select facts::text from tenantry.run_event where facts::text <> '{}' order by seq")
                .query((row, at) -> row.getString(1))
                .list();
    }

    private Run working(Saying saying) {
        RunStep working = step().working(StepPhase.WORKING, Facts.of("job", "j-1"), saying);
        return runs.save(
                run.with(working),
                List.of(RunEvent.of(RunEvent.Kind.STEP_PROGRESS, working, "saying", Sayings.text(saying))));
    }

    @Test
    void failure_is_kept_without_the_secrets_of_tenant_and_portal_wherever_they_stand_in_it() {
        Failure failure = new Failure(
                FailureClass.LOCKED,
                OutsideSystem.TERRAFORM,
                BOTH,
                StepPhrase.BEYOND_APPROVAL.say(Saying.several(List.of(Saying.quote(BOTH), Saying.quote("x")))),
                BOTH + "\n" + PORTALS.substring(0, 12),
                new Held("lock-1", BOTH, "now", BOTH));
        Run saved = runs.save(
                run.with(step().failed(StepPhase.FAILED, failure, 0))
                        .stoppedBy(new Run.Incident(0, failure, false, NOW)),
                List.of(RunEvent.of(RunEvent.Kind.INCIDENT, step(), "cause", Sayings.text(failure.cause()))));

        Failure kept = new Failure(
                FailureClass.LOCKED,
                OutsideSystem.TERRAFORM,
                MASKED,
                StepPhrase.BEYOND_APPROVAL.say(Saying.several(List.of(Saying.quote(MASKED), Saying.quote("x")))),
                MASKED + "\n••••••",
                new Held("lock-1", MASKED, "now", MASKED));
        assertThat(Objects.requireNonNull(saved.incident()).failure()).isEqualTo(kept);
        assertThat(saved.steps().getFirst().failure()).isEqualTo(kept);
        assertThat(facts()).singleElement().asString().contains("••••••").doesNotContain("canary");
    }

    @Test
    void what_a_working_step_says_is_kept_without_secrets_and_is_news_once() {
        run = working(Saying.quote(BOTH));
        run = working(Saying.quote(BOTH));
        assertThat(step().saying()).isEqualTo(Saying.quote(MASKED));
        assertThat(facts()).hasSize(1);

        run = working(Saying.quote("other " + TENANTS));
        assertThat(facts()).hasSize(2).noneMatch(fact -> fact.contains("canary"));
    }

    @Test
    void nothing_is_kept_of_what_was_said_where_the_secrets_cannot_be_read_and_the_run_is_saved() {
        RunStore locked = new MaskedRuns(rows, new Maskings(tenant -> {
            throw new IllegalStateException("the key is disabled");
        }));
        RunStep working = step().working(StepPhase.WORKING, Facts.none(), Saying.quote(BOTH));
        assertThat(locked.save(run.with(working), List.of()).steps().getFirst().saying())
                .isEqualTo(Saying.quote("••••••"));
    }

    @Test
    void what_the_keeper_of_the_key_says_is_kept_and_nothing_else() {
        OutsideFailure refused =
                new OutsideFailure(OutsideSystem.AWS, OutsideFailure.Kind.NOT_AUTHORIZED, "key arn:k is disabled");
        RunStore locked = new MaskedRuns(rows, new Maskings(tenant -> {
            throw refused;
        }));
        Failure why = Failure.of(refused, BOTH);
        Run stopped = locked.save(
                run.with(step().failed(StepPhase.FAILED, why, 1)).stoppedBy(new Run.Incident(0, why, false, NOW)),
                List.of());
        Failure kept = Objects.requireNonNull(stopped.incident()).failure();
        assertThat(kept.cause()).isEqualTo(why.cause());
        assertThat(kept.raw()).isEqualTo("AWS: key arn:k is disabled");
        assertThat(kept.subject()).isEqualTo("••••••");
    }

    @Test
    void secrets_are_not_read_where_nothing_is_quoted() {
        RunStore unread = new MaskedRuns(rows, new Maskings(tenant -> {
            throw new AssertionError("read");
        }));
        RunStep working = step().working(StepPhase.WORKING, Facts.none(), StepPhrase.NO_WAY_BACK.say());
        assertThat(unread.save(run.with(working), List.of(RunEvent.of(RunEvent.Kind.STEP_STARTED, working)))
                        .steps()
                        .getFirst()
                        .saying())
                .isEqualTo(StepPhrase.NO_WAY_BACK.say());
    }
}
