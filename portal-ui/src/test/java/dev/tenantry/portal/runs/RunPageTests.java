package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Messages;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.shell.Live;
import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.Look;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Saying;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** One run's page: what it tells in each state, to whom it offers which acts, and what it says when one is refused. */
@PortalFixture
class RunPageTests extends RunPageStage {

    RunPageTests(@Autowired ApplicationContext portal) {
        super(portal);
    }

    @Test
    @As(Role.OPERATOR)
    void leads_to_its_tenant() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true)));
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains("tenants/" + TestPeople.ACME);
    }

    @Test
    @As(Role.OPERATOR)
    void says_of_a_step_whose_turn_has_not_come_that_it_waits_and_not_that_it_is_unknown() {
        open(staged.planning(TestPeople.ACME, ADMIN));
        assertThat(page()).contains("Waiting for its turn");
        assertThat($(StepsList.class).single().getElement().getOuterHTML())
                .contains("icon--state-waiting")
                .doesNotContain("icon--state-unknown");
    }

    @Test
    @As(Role.OPERATOR)
    void offers_an_operator_the_acts_of_each_state() {
        open(staged.planning(TestPeople.ACME, ADMIN));
        assertThat(acts()).containsExactly("Cancel run");
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN));
        assertThat(acts()).containsExactly("Approve and run", "Reject", "Cancel run");
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        assertThat(acts()).containsExactly("Retry", "Skip step", "Roll back", "Leave as it is");
        open(staged.ended(TestPeople.ACME, ADMIN, RunState.SUCCEEDED));
        assertThat(acts()).isEmpty();
    }

    @Test
    @As(Role.AUDITOR)
    void shows_an_auditor_the_run_and_offers_nothing() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN));
        assertThat(page()).contains("Awaiting approval");
        assertThat(acts()).isEmpty();
    }

    @Test
    @As(Role.SUPPORT)
    void shows_the_support_an_incident_and_offers_nothing() {
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        assertThat(page()).contains("The account may not start more machines", "Who must act", "Have the quota");
        assertThat($(Anchor.class).withText("Runbook").single().getHref()).isEqualTo("runbooks/quota");
        assertThat(acts()).isEmpty();
    }

    @Test
    @As(Role.SUPPORT)
    void says_of_an_incident_whether_a_retry_is_safe_and_leads_to_the_line_that_failed() {
        Run run = staged.incident(TestPeople.ACME, ADMIN, QUOTA);
        staged.tells(
                run,
                1,
                List.of(
                        new LogLine(Instant.EPOCH, LogLine.Level.INFO, "creating"),
                        new LogLine(Instant.EPOCH, LogLine.Level.ERROR, "VcpuLimitExceeded"),
                        new LogLine(Instant.EPOCH, LogLine.Level.INFO, "released the lock")));
        open(run);
        assertThat(page()).contains("Is a retry safe", "it fails again until the cause is gone");
        assertThat($(Anchor.class).withText("Line in the log").single().getHref())
                .isEqualTo("runs/" + run.number() + "?tab=log&step=second&line=2");
    }

    @Test
    @As(Role.SUPPORT)
    void leads_to_no_line_of_a_step_that_said_nothing() {
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        assertThat($(Anchor.class).withText("Line in the log").all()).isEmpty();
    }

    @Test
    @As(Role.SUPPORT)
    void says_of_a_run_that_is_being_cancelled_what_is_still_at_work() {
        Run run = staged.running(TestPeople.ACME, ADMIN);
        open(run);
        assertThat(page()).doesNotContain("Still at work");
        staged.isCancelled(run);
        open(run);
        assertThat(page()).contains("Still at work: “second”.");
    }

    @Test
    @As(Role.SUPPORT)
    void says_of_a_rolled_back_onboarding_that_nothing_is_left_and_what_stays() {
        open(staged.ended(TestPeople.ACME, ADMIN, RunState.SUCCEEDED));
        assertThat(page()).doesNotContain("Nothing is left of this run");
        open(staged.ended(TestPeople.ACME, ADMIN, RunState.ROLLED_BACK));
        assertThat(page())
                .contains("Nothing is left of this run", "In the portal: this run with its logs")
                .doesNotContain("At Lago");
    }

    @Test
    @As(Role.OPERATOR)
    void rejects_only_with_a_reason() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN);
        open(run);
        press("Reject");
        assertThat($(Button.class).withText("Reject").all().getLast().isEnabled())
                .isFalse();
        $(Dialog.class).single().close();
        confirm("Reject", "not this week");
        assertThat(staged.now(run).state()).isEqualTo(RunState.REJECTED);
        assertThat(page()).contains("Rejected by");
    }

    @Test
    @As(Role.OPERATOR)
    void cancels_and_retries() {
        Run going = staged.running(TestPeople.ACME, ADMIN);
        open(going);
        confirm("Cancel run", "");
        assertThat(staged.now(going).state()).isNotEqualTo(RunState.RUNNING);
        Run stopped = staged.incident(TestPeople.ACME, ADMIN, QUOTA);
        open(stopped);
        press("Retry");
        assertThat(outcome()).startsWith("The run takes up where it stopped");
        assertThat(staged.now(stopped).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    @As(Role.OPERATOR)
    void says_of_each_decision_what_happens_now() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN));
        confirm("Reject", "not this week");
        assertThat(outcome()).startsWith("Rejected. This plan is not carried out");
        open(staged.running(TestPeople.ACME, ADMIN));
        confirm("Cancel run", "");
        assertThat(outcome()).startsWith("The run is being cancelled.");
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        confirm("Skip step", "not needed here");
        assertThat(outcome()).isEqualTo("Skipped. The run goes on without this step.");
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        confirm("Leave as it is", "the customer has gone");
        assertThat(outcome()).isEqualTo("The run has ended. What exists stays as it is.");
        open(staged.incident(TestPeople.ACME, ADMIN, QUOTA));
        confirmByName("Roll back");
        assertThat(outcome()).isEqualTo("The run is being rolled back, step by step.");
    }

    @Test
    @As(Role.OPERATOR)
    void shows_what_exists_of_a_run_that_was_cancelled_and_what_nobody_can_tell() {
        var held = new Held("4711", "ada@machine", "2026-11-25", "OperationTypeApply");
        var locked =
                new Failure(FailureClass.LOCKED, OutsideSystem.TERRAFORM, "second", Saying.quote("locked"), "", held);
        var away = Failure.of(FailureClass.TRANSIENT, OutsideSystem.AWS, "second", Saying.quote("AWS is away"));
        var missing = new PlannedPart.Exact(List.of(change(Change.Action.CREATE, false)));
        open(staged.looked(
                TestPeople.ACME,
                ADMIN,
                new Look.Seen(0, List.of(Saying.quote("the team acme")), missing, null, List.of()),
                new Look.Seen(1, null, null, Look.Lock.HELD, List.of(away, locked))));
        assertThat(page())
                .contains("What exists now", "One object found", "the team acme", "create 1, change 0, destroy 0")
                .contains("held by ada@machine since 2026-11-25 (lock 4711)", "Could not be asked: AWS is away")
                .contains("unknown");
        $(Button.class).withText("Look again").single().click();
        assertThat(outcome()).startsWith("Looking. Nothing is changed by it");
    }

    @Test
    void every_decision_has_words_of_its_own_for_what_happens_now() {
        for (Language language : Language.values()) {
            assertThat(Stream.of(Choice.values())
                            .filter(choice -> choice != Choice.EDIT)
                            .map(choice ->
                                    Messages.ofClassPath().in(language).getOrDefault(Texts.key(choice) + ".taken", "")))
                    .as(language.name())
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @As(Role.OPERATOR)
    void button_that_somebody_is_about_to_press_stays_until_it_means_something_else() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        open(run);
        Button approve = $(Button.class).withText("Approve and run").single();
        refresh();
        assertThat($(Button.class).withText("Approve and run").single()).isSameAs(approve);
        staged.replanned(run, change(Change.Action.CREATE, false));
        refresh();
        assertThat($(Button.class).withText("Approve and run").single()).isNotSameAs(approve);
    }

    @Test
    @As(Role.OPERATOR)
    void follows_the_run_to_the_step_that_works() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "log"));
        assertThat(page()).contains("There is nothing in the log of “first”.");
        staged.goesOn(run);
        refresh();
        assertThat(page()).contains("There is nothing in the log of “second”.");
    }

    @Test
    @As(Role.OPERATOR)
    void stays_at_the_step_that_the_address_names() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.fromString("tab=log&step=first"));
        staged.goesOn(run);
        refresh();
        assertThat(page()).contains("There is nothing in the log of “first”.");
    }

    @Test
    @As(Role.AUDITOR)
    void shows_what_each_step_has_handed_on() {
        Facts handedOn = Facts.of("team", "acme-7f")
                .with("dns-record-target", "internal-1.elb.example")
                .with("check.assistant", "yes: it answered in 2 s");
        Run run = staged.incident(
                TestPeople.ACME, ADMIN, StagedRuns.STEPS.getFirst(), handedOn, StagedRuns.STEPS.getLast(), QUOTA);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "outputs"));
        assertThat(page()).contains("DNS record that the customer sets: points to (CNAME)", "internal-1.elb.example");
        assertThat(page()).contains("team", "acme-7f", "Seen working: assistant", "yes: it answered in 2 s");
        assertThat($(Mono.class).all())
                .extracting(id -> id.getElement().getTextRecursively())
                .contains("acme-7f")
                .doesNotContain("yes: it answered in 2 s");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void keeps_what_steps_hand_on_for_the_providers_staff() {
        Run run = staged.incident(
                TestPeople.ACME,
                ADMIN,
                StagedRuns.STEPS.getFirst(),
                Facts.of("team", "acme-7f"),
                StagedRuns.STEPS.getLast(),
                QUOTA);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "outputs"));
        assertThat(page()).doesNotContain("acme-7f", "Outputs");
    }

    @Test
    @As(Role.OPERATOR)
    void tells_nothing_more_to_whoever_signed_out_while_news_were_on_the_way() {
        Run run = staged.planning(TestPeople.ACME, ADMIN);
        open(run);
        RunView view = $(RunView.class).single();
        staged.replanned(run, change(Change.Action.CREATE, true));
        SecurityContextHolder.clearContext();
        assertThatCode(new Live(UI.getCurrentOrThrow(), view::refresh)::show).doesNotThrowAnyException();
        assertThat(page()).doesNotContain("Creates 1");
    }

    @Test
    @As(Role.OPERATOR)
    void says_clearly_that_nothing_was_changed_when_somebody_else_was_faster() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN);
        open(run);
        staged.movedOn(run);
        confirm("Reject", "no");
        assertThat(outcome()).startsWith("Nothing was changed: the run is in another state by now (Running)");
    }

    @Test
    @As(Role.OPERATOR)
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN));
        assertThat(page()).contains("Wartet auf Freigabe", "Noch nicht an der Reihe");
    }
}
