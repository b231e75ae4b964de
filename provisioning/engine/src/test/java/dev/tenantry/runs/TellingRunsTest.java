package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TellingRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Failure QUOTA =
            new Failure(FailureClass.QUOTA, OutsideSystem.AWS, "vcpu", Saying.quote("no more vCPU"), "raw");

    private final TestDatabase database = TestDatabase.create();
    private final JdbcRuns rows = new JdbcRuns(database.scope(), database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Notice> told = new ArrayList<>();
    private final RunStore runs = new TellingRuns(rows, database.scope(), told::add);

    @AfterEach
    void close() {
        database.close();
    }

    private Run requested() {
        Run draft = new Run(
                new RunId(UUID.randomUUID()),
                0,
                TenantId.random(),
                RunKind.ONBOARD,
                RunState.PLANNING,
                new Run.Requested("person:x", NOW),
                Profiles.acme(),
                List.of(RunStep.planned(0, new StepKey("a", 1))),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
        return rows.load(new RunId(rows.insert(draft, "key", true).orElseThrow()));
    }

    @Test
    void plan_that_waits_for_approval_is_told_with_its_page() {
        Run run = requested();
        PlanDocument plan = new PlanDocument(run.tenant(), run.kind(), "digest", List.of());
        runs.savePlanned(run.planned("hash"), plan, List.of(RunEvent.of(RunEvent.Kind.PLANNED)));
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.APPROVAL_WANTED);
            assertThat(notice.path()).isEqualTo("runs/" + run.number());
            assertThat(notice.facts()).containsEntry("tenant", "acme").containsEntry("kind", "RunKind.ONBOARD");
        });
    }

    @Test
    void incident_is_told_by_its_class_and_without_what_a_system_answered() {
        Run run = requested();
        runs.save(run.stoppedBy(new Run.Incident(0, QUOTA, false, NOW)), List.of(RunEvent.of(RunEvent.Kind.INCIDENT)));
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.RUN_INCIDENT);
            assertThat(notice.facts())
                    .containsEntry("cause", "FailureClass.QUOTA")
                    .doesNotContainValue("no more vCPU");
        });
    }

    @Test
    void nothing_is_told_of_what_was_not_saved_or_waits_for_nobody() {
        Run run = requested();
        runs.save(run.in(RunState.RUNNING), List.of(RunEvent.of(RunEvent.Kind.APPROVED)));
        assertThatThrownBy(() -> runs.save(
                        run.stoppedBy(new Run.Incident(0, QUOTA, false, NOW)),
                        List.of(RunEvent.of(RunEvent.Kind.INCIDENT))))
                .isInstanceOf(RunChanged.class);
        assertThat(told).isEmpty();
    }
}
