package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenantry.amendments.Amendments;
import dev.tenantry.amendments.Amendments.Outcome;
import dev.tenantry.drift.Drift;
import dev.tenantry.drift.Drift.Acceptance;
import dev.tenantry.drift.Drift.Difference;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.drift.DriftScans.Asked;
import dev.tenantry.drift.Drifting;
import dev.tenantry.identity.NotFound;
import dev.tenantry.register.Field;
import dev.tenantry.register.StateName;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A live tenant is compared with what was agreed, on the whole engine with one step that stands for all (R5.6). */
class DriftRunTests {

    @TempDir
    private static Path home;

    private static ConfigurableApplicationContext engine;

    private TenantOnEngine acme;
    private TenantId tenant;

    @BeforeAll
    static void start() {
        engine = EngineUnderTest.start(
                home,
                List.of(ColouredStack.Steps.class),
                "test.steps=stack,go-live",
                "tenantry.drift.every=0s",
                "tenantry.drift.rounds=* * * * * *");
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

    private static DriftScans scans() {
        return engine.getBean(DriftScans.class);
    }

    private Drift compared() {
        RunId run = ((Asked.Accepted) scans().scan(tenant)).run();
        acme.await(run, RunState.SUCCEEDED);
        return scans().of(tenant).orElseThrow();
    }

    private List<Drifting> drifting() {
        return scans().drifting().stream()
                .filter(one -> one.tenant().equals(tenant))
                .toList();
    }

    private void awaitDrifting(int open) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> drifting().stream().mapToInt(Drifting::open).sum() == open);
    }

    @Test
    void comparison_changes_nothing_needs_nobody_and_finds_nothing_where_all_stands_as_agreed() {
        RunId run = ((Asked.Accepted) scans().scan(tenant)).run();
        Run compared = acme.await(run, RunState.SUCCEEDED);

        assertThat(compared.steps()).extracting(step -> step.phase()).containsOnly(StepPhase.COMPARED);
        assertThat(acme.detail(run).choices()).isEmpty();
        assertThat(acme.detail(run).decisions()).isEmpty();
        assertThat(acme.detail(run).usual()).isEmpty();
        assertThat(scans().of(tenant).orElseThrow().differences()).isEmpty();
        assertThat(drifting()).isEmpty();
    }

    @Test
    void what_differs_is_found_left_as_it_is_and_brought_back_by_a_run_of_its_own() {
        ColouredStack.COLOURS.put(tenant, "red");
        Drift drift = compared();
        assertThat(drift.open()).extracting(one -> one.change().address()).containsExactly("stack");
        assertThat(ColouredStack.COLOURS).containsEntry(tenant, "red");
        awaitDrifting(1);

        RunId back = ((Outcome.Requested) engine.getBean(Amendments.class).applyAgain(tenant)).run();
        acme.approve(back);
        acme.await(back, RunState.SUCCEEDED);
        assertThat(drifting()).as("what a run has put right since").isEmpty();
        assertThat(ColouredStack.COLOURS).containsEntry(tenant, "blue");
        assertThat(scans().of(tenant).orElseThrow().outdated()).isTrue();
        assertThat(compared().outdated()).isFalse();
        awaitDrifting(0);
    }

    @Test
    void difference_is_let_be_only_as_long_as_it_is_exactly_that_one() {
        ColouredStack.COLOURS.put(tenant, "red");
        Difference red = compared().open().getFirst();
        awaitDrifting(1);

        scans().accept(tenant, red.key(), "  red suits them  ");
        assertThat(drifting()).isEmpty();
        assertThat(scans().of(tenant).orElseThrow().differences())
                .extracting(Difference::acceptance)
                .singleElement()
                .satisfies(acceptance -> assertThat(acceptance)
                        .extracting(Acceptance::reason, Acceptance::by)
                        .containsExactly("red suits them", "person:" + EngineUnderTest.OPERATOR));
        assertThat(compared().open()).isEmpty();

        ColouredStack.COLOURS.put(tenant, "green");
        assertThat(compared().open()).hasSize(1);
        awaitDrifting(1);
        ColouredStack.COLOURS.put(tenant, "red");
        assertThat(compared().open()).as("a word is for once").hasSize(1);
    }

    @Test
    void word_that_a_difference_may_stay_can_be_taken_back() {
        ColouredStack.COLOURS.put(tenant, "red");
        String key = compared().open().getFirst().key();
        awaitDrifting(1);
        scans().accept(tenant, key, "for now");
        scans().withdraw(tenant, key);
        assertThat(drifting()).hasSize(1);
        assertThatThrownBy(() -> scans().accept(tenant, "0".repeat(64), "no such thing"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void tenant_that_a_run_is_changing_is_not_compared_and_a_comparison_hinders_no_change() {
        RunId change = ((Outcome.Requested) engine.getBean(Amendments.class).applyAgain(tenant)).run();
        acme.await(change, RunState.AWAITING_APPROVAL);
        assertThat(scans().scan(tenant)).isInstanceOf(Asked.Busy.class);
        assertThat(acme.detail(change).choices()).contains(Choice.APPROVE);
        acme.approve(change);
        acme.await(change, RunState.SUCCEEDED);
        assertThat(compared().open()).isEmpty();
    }

    @Test
    void only_a_live_tenant_is_compared() {
        TenantOnEngine draft = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        assertThat(scans().scan(draft.id())).isEqualTo(new Asked.Misplaced(StateName.DRAFT));
        assertThat(scans().of(draft.id())).isEmpty();
    }
}
