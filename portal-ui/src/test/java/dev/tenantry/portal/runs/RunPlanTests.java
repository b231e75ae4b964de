package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The plan on a run's page: what is read of it, and that exactly this is approved. */
@PortalFixture
class RunPlanTests extends RunPageStage {

    RunPlanTests(@Autowired ApplicationContext portal) {
        super(portal);
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_plan_of_a_run_that_awaits_approval_without_its_secrets() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true)));
        assertThat($(H1.class).single().getText()).startsWith("Onboarding: Acme");
        assertThat(page()).contains("Awaiting approval", "Creates 1, changes 0", "module.data.main");
        unfold();
        assertThat(page()).contains("hidden");
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
    void approves_the_plan_that_is_shown() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        open(run);
        confirm("Approve and run", "looked at it");
        assertThat(outcome()).isEqualTo("Approved. The run carries out exactly this plan.");
        assertThat(staged.now(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(page()).contains("Approved by");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_approves_that_a_tenant_is_taken_down_is_told_that_nothing_brings_it_back() {
        open(staged.leaving(TestPeople.ACME, ADMIN, change(Change.Action.DESTROY, true)));

        test(approve()).click();

        assertThat($(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(said -> said.contains("and nothing brings it back"));
        assertThat($(Button.class).withText("Approve and run").all())
                .allSatisfy(button -> assertThat(button.getThemeNames()).contains("error"));
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
        assertThat(page()).contains("destroys 1 in one system");
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
    void says_why_a_second_person_is_needed_and_does_not_let_the_requester_approve() {
        Change lossy = change(Change.Action.DESTROY, true);
        open(staged.awaitingApproval(TestPeople.ACME, OPERATOR, lossy));
        assertThat(outcome()).contains("Needs a second person because", "module.data.main", "You requested it");
        assertThat(approve().isEnabled()).isFalse();
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, lossy));
        assertThat(outcome())
                .doesNotContain("more object")
                .contains("Needs a second person because", "Person PROVIDER_ADMIN asked for what it does");
        assertThat(approve().isEnabled()).isTrue();
    }

    @Test
    @As(Role.OPERATOR)
    void names_a_few_of_many_objects_that_would_be_lost_and_counts_the_others() {
        Change[] lossy = IntStream.range(10, 37)
                .mapToObj(number -> new Change(
                        OutsideSystem.AWS, "aws_s3_bucket", "bucket-" + number, Change.Action.DESTROY, true, List.of()))
                .toArray(Change[]::new);
        open(staged.awaitingApproval(TestPeople.ACME, OPERATOR, lossy));
        assertThat(outcome())
                .contains(": bucket-10, bucket-11, bucket-12, bucket-13 and 23 more objects. You requested it")
                .doesNotContain("bucket-14");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_edited_what_the_run_wants_is_told_why_they_cannot_approve_instead_of_being_refused() {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.DESTROY, true));
        staged.edited(run, OPERATOR);
        open(run);
        assertThat(outcome()).contains("module.data.main", "You edited what the run is to do");
        assertThat(approve().isEnabled()).isFalse();
        Run harmless = staged.awaitingApproval(TestPeople.ACME, ADMIN, change(Change.Action.CREATE, true));
        staged.edited(harmless, OPERATOR);
        open(harmless);
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
        unfold();
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
    void shows_what_helm_changes_field_by_field_and_counts_what_is_not_listed() {
        open(staged.awaitingApproval(
                TestPeople.ACME,
                ADMIN,
                deployment(
                        known("manifest", "aa", "bb"),
                        known("spec.template.spec.containers[open-webui].image", "a:1", "a:2"),
                        new Change.AttributeChange("data.password", Value.sensitive("old"), Value.sensitive("new")),
                        known("… +17", "sha256:cc", "sha256:dd"))));
        unfold();
        assertThat(page())
                .contains(
                        "19 attributes",
                        "spec.template.spec.containers[open-webui].image: a:1 → a:2",
                        "data.password: hidden, changed",
                        "and 17 more attributes, by digest: sha256:cc → sha256:dd");
    }

    @Test
    @As(Role.OPERATOR)
    void shows_what_an_earlier_build_said_of_helm() {
        open(staged.awaitingApproval(TestPeople.ACME, ADMIN, deployment(known("manifest", "aa", "bb"))));
        unfold();
        assertThat(page()).contains("1 attribute", "manifest: aa → bb");
    }

    private static Change deployment(Change.AttributeChange... attributes) {
        return new Change(
                OutsideSystem.KUBERNETES,
                "Deployment",
                "Deployment/open-webui",
                Change.Action.CHANGE,
                false,
                List.of(attributes));
    }

    private static Change.AttributeChange known(String path, String before, String after) {
        return new Change.AttributeChange(path, Value.known(before), Value.known(after));
    }
}
