package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** One run's page: what it tells in each state, to whom it offers which acts, and what it says when one is refused. */
@PortalFixture
class RunPageTests extends SpringBrowserlessTest {

    private static final String OPERATOR =
            "person:" + TestPeople.of(Role.OPERATOR).value();
    private static final String ADMIN =
            "person:" + TestPeople.of(Role.PROVIDER_ADMIN).value();
    private static final Failure QUOTA = new Failure(
            FailureClass.QUOTA,
            OutsideSystem.AWS,
            "vCPU",
            "The account may not start more machines",
            "VcpuLimitExceeded");

    private final StagedRuns staged;

    RunPageTests(@Autowired ApplicationContext portal) {
        this.staged = new StagedRuns(portal);
    }

    private static Change change(Change.Action action, boolean stateful) {
        return new Change(
                OutsideSystem.AWS,
                "aws_db_instance",
                "module.data.main",
                action,
                stateful,
                List.of(new Change.AttributeChange("password", Value.absent(), Value.sensitive("s3cret"))));
    }

    private void open(Run run) {
        navigate("runs/" + run.number(), Component.class);
    }

    private String page() {
        return $(Main.class).single().getElement().getTextRecursively();
    }

    private List<String> acts() {
        return List.of(
                        "Approve and run",
                        "Reject",
                        "Cancel run",
                        "Stop by force",
                        "Retry",
                        "Skip step",
                        "Roll back",
                        "Leave as it is")
                .stream()
                .filter(act -> !$(Button.class).withText(act).all().isEmpty())
                .toList();
    }

    private void press(String act) {
        test($(Button.class).withText(act).all().getLast()).click();
    }

    private void confirm(String act, String reason) {
        press(act);
        Dialog dialog = $(Dialog.class).single();
        test($(TextArea.class, dialog).single()).setValue(reason);
        press(act);
    }

    private String outcome() {
        return $(InlineNotice.class).all().getFirst().getElement().getTextRecursively();
    }

    @Test
    @As(Role.OPERATOR)
    void leads_to_its_tenant() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true)));
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains("tenants/" + TestPeople.ACME);
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_plan_of_a_run_that_awaits_approval_without_its_secrets() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true)));
        assertThat($(H1.class).single().getText()).startsWith("Onboarding: Acme");
        assertThat(page()).contains("Awaiting approval", "Creates 1, changes 0", "module.data.main", "hidden");
        assertThat(page()).doesNotContain("s3cret");
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_plans_hash_once() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        open(run);
        assertThat(page()).containsOnlyOnce(String.valueOf(run.planHash()).substring(0, 12));
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
        assertThat(acts()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void approves_the_plan_that_is_shown() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        open(run);
        confirm("Approve and run", "looked at it");
        assertThat(outcome()).isEqualTo("Done. The run goes on.");
        assertThat(staged.now(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(page()).contains("Approved by");
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
        assertThat(outcome()).isEqualTo("Done. The run goes on.");
        assertThat(staged.now(stopped).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    @As(Role.OPERATOR)
    void says_clearly_that_nothing_was_approved_when_the_plan_changed_meanwhile() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN);
        open(run);
        staged.replanned(run, change(Change.Action.DESTROY, false));
        confirm("Approve and run", "");
        assertThat(outcome()).startsWith("Nothing was approved: the plan has changed");
        assertThat(staged.now(run).state()).isEqualTo(RunState.AWAITING_APPROVAL);
        assertThat(page()).contains("destroys 1 in 1");
        confirm("Approve and run", "read anew");
        assertThat(staged.now(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_new_plan_when_the_run_asks_again_and_approves_what_it_shows() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        open(run);
        assertThat(page()).contains("Creates 1, changes 0, destroys 0");
        staged.replanned(run, change(Change.Action.DESTROY, false));
        refresh();
        assertThat(outcome())
                .isEqualTo("The plan has changed: this is revision 2. Read it anew before you approve it.");
        assertThat(page()).contains("Creates 0, changes 0, destroys 1").doesNotContain("Creates 1");
        confirm("Approve and run", "");
        assertThat(staged.now(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_plan_as_soon_as_a_run_that_was_being_planned_asks_for_approval() {
        Run run = staged.planning(TestPeople.ACME, ADMIN);
        open(run);
        assertThat($(LogPanel.class).exists()).isTrue();
        staged.replanned(run, change(Change.Action.CREATE, true));
        refresh();
        assertThat($(LogPanel.class).exists()).isFalse();
        assertThat(page()).contains("Creates 1, changes 0");
        assertThat(acts()).contains("Approve and run");
    }

    @Test
    @As(Role.OPERATOR)
    void leads_to_the_plan_instead_of_approving_where_something_else_is_read() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "log"));
        assertThat(acts()).containsExactly("Reject", "Cancel run");
        assertThat($(Anchor.class).withText("Review plan").single().getHref())
                .isEqualTo("runs/" + run.number() + "?tab=plan");
    }

    @Test
    @As(Role.OPERATOR)
    void follows_the_run_to_the_step_that_works() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "log"));
        assertThat(page()).contains("The step “first” has not told anything yet.");
        staged.goesOn(run);
        refresh();
        assertThat(page()).contains("The step “second” has not told anything yet.");
    }

    @Test
    @As(Role.OPERATOR)
    void forgets_what_was_said_of_an_earlier_state() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        open(run);
        staged.replanned(run, change(Change.Action.CHANGE, false));
        refresh();
        assertThat(page()).contains("The plan has changed");
        refresh();
        assertThat(page()).contains("The plan has changed");
        staged.goesOn(run);
        refresh();
        assertThat(page()).doesNotContain("The plan has changed");
    }

    @Test
    @As(Role.OPERATOR)
    void stays_at_the_step_that_the_address_names() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.fromString("tab=log&step=first"));
        staged.goesOn(run);
        refresh();
        assertThat(page()).contains("The step “first” has not told anything yet.");
    }

    @Test
    @As(Role.AUDITOR)
    void shows_what_each_step_has_handed_on() {
        Facts handedOn = Facts.of("team", "acme-7f").with("check.assistant", "yes: it answered in 2 s");
        Run run = staged.incident(
                TestPeople.ACME, ADMIN, StagedRuns.STEPS.getFirst(), handedOn, StagedRuns.STEPS.getLast(), QUOTA);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.of("tab", "outputs"));
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
    void prints_the_bounds_of_what_cannot_be_known_yet() {
        Set<Change.Action> may = Set.of(Change.Action.CREATE, Change.Action.CHANGE);
        PlannedPart.Bounds bounds = new PlannedPart.Bounds(may, Set.of("Service", "Deployment"), 14, "t", "i");
        Run run = staged.planning(TestPeople.ACME, ADMIN);
        open(staged.asks(run, new PlannedPart.Deferred(Set.of("infrastructure"), bounds, List.of())));
        assertThat(page())
                .contains("once this is done: infrastructure", "It may" + "create, change", "Deployment, Service")
                .contains("Changes at most" + "14", "Never" + "destroy or replace what is there");
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

    /** As the page does when the run's news come. */
    private void refresh() {
        $(RunView.class).single().refresh();
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
    void says_why_a_second_person_is_needed_and_does_not_let_the_requester_approve() {
        Change lossy = change(Change.Action.DESTROY, true);
        open(staged.awaitingApproval(TestPeople.ACME, OPERATOR, lossy));
        assertThat(outcome()).contains("Needs a second person because", "module.data.main", "You requested it");
        assertThat(approve().isEnabled()).isFalse();
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, lossy));
        assertThat(outcome()).contains("Needs a second person because", "Person PROVIDER_ADMIN requested it");
        assertThat(approve().isEnabled()).isTrue();
    }

    private Button approve() {
        return $(Button.class).withText("Approve and run").single();
    }

    @Test
    @As(Role.OPERATOR)
    void counts_and_sets_apart_what_is_destroyed() {
        open(staged.awaitingApproval(
                TestPeople.ACME, ADMIN, change(Change.Action.DESTROY, true), change(Change.Action.CREATE, false)));
        assertThat(page()).contains("One object that is there now will be gone", "destroy 1", "create 1", "holds data");
    }

    @Test
    @As(Role.OPERATOR)
    void tells_of_two_secrets_only_whether_they_differ() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, rotated("old", "new"), rotated("same", "same")));
        assertThat(page()).contains("hidden, changed", "hidden, unchanged").doesNotContain("old", "same");
    }

    private static Change rotated(String before, String after) {
        return new Change(
                OutsideSystem.LITELLM,
                "key",
                "key-" + (before.equals(after) ? 1 : 2),
                Change.Action.CHANGE,
                false,
                List.of(new Change.AttributeChange("token", Value.sensitive(before), Value.sensitive(after))));
    }

    @Test
    @As(Role.OPERATOR)
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN));
        assertThat(page()).contains("Wartet auf Freigabe", "Noch nicht an der Reihe");
    }
}
