package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is read of a plan can be narrowed; what is destroyed and what is approved cannot. */
@PortalFixture
class PlanFilterTests extends RunPageStage {

    private static final Change NETWORK = change(OutsideSystem.AWS, "aws_vpc", "network.main", Action.CREATE);
    private static final Change WALL = change(OutsideSystem.AWS, "aws_security_group", "network.wall", Action.CHANGE);
    private static final Change TEAM = new Change(
            OutsideSystem.LITELLM,
            "team",
            "gateway.team",
            Action.CREATE,
            false,
            List.of(new Change.AttributeChange("budget_id", Value.absent(), Value.unknown())));
    private static final Change GONE = change(OutsideSystem.AWS, "aws_instance", "network.old", Action.DESTROY);

    PlanFilterTests(@Autowired ApplicationContext portal) {
        super(portal);
    }

    private static Change change(OutsideSystem system, String type, String address, Action action) {
        return new Change(system, type, address, action, false, List.of());
    }

    private Run plan(String query) {
        Run run = staged.awaitingApproval(TestPeople.ACME, ADMIN, NETWORK, WALL, TEAM, GONE);
        UI.getCurrentOrThrow().navigate("runs/" + run.number(), QueryParameters.fromString("tab=plan" + query));
        return run;
    }

    /** The parts of the plan, without the warning of what is destroyed. */
    private List<String> shown() {
        return $(PlanChange.class).all().stream()
                .skip(1)
                .map(change -> change.getElement().getTextRecursively())
                .map(words -> words.replaceAll(".*?((network|gateway)\\.[a-z]+).*", "$1"))
                .toList();
    }

    @SuppressWarnings("unchecked") // a query by class cannot name the items' type
    private <T> Select<T> choice(String label) {
        return $(Select.class).all().stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private TextField text() {
        return $(TextField.class).withAttribute("data-filter").single();
    }

    @Test
    @As(Role.AUDITOR)
    void shows_all_of_it_at_first() {
        plan("");
        assertThat(shown()).containsExactlyInAnyOrder("network.main", "network.wall", "gateway.team", "network.old");
        assertThat(page()).doesNotContain("fit these filters");
    }

    @Test
    @As(Role.AUDITOR)
    void narrows_to_a_system_to_a_question_and_to_a_text() {
        plan("");
        choice("System").setValue(OutsideSystem.LITELLM);
        assertThat(shown()).containsExactly("gateway.team");
        assertThat(page()).contains("One change fits these filters, of 4 in the plan");
        choice("System").clear();
        choice("Show").setValue(PlanQuestion.SECURITY);
        assertThat(shown()).containsExactly("network.wall");
        choice("Show").setValue(PlanQuestion.UNKNOWN);
        assertThat(shown()).containsExactly("gateway.team");
        choice("Show").setValue(PlanQuestion.DESTROYS);
        assertThat(shown()).containsExactly("network.old");
        choice("Show").setValue(PlanQuestion.CREATES);
        assertThat(shown()).containsExactlyInAnyOrder("network.main", "gateway.team");
        text().setValue("VPC");
        assertThat(shown()).containsExactly("network.main");
        choice("Show").clear();
        text().setValue("budget");
        assertThat(shown()).containsExactly("gateway.team");
    }

    @Test
    @As(Role.AUDITOR)
    void reads_the_filters_from_the_address() {
        plan("&system=aws&what=changes&q=wall");
        assertThat(choice("System").getValue()).isEqualTo(OutsideSystem.AWS);
        assertThat(text().getValue()).isEqualTo("wall");
        assertThat(shown()).containsExactly("network.wall");
        plan("&system=nonsense&what=nonsense");
        assertThat(shown()).hasSize(4);
    }

    @Test
    void address_says_what_is_chosen_and_keeps_the_rest() {
        QueryParameters here = QueryParameters.fromString("tab=plan&q=old&what=unknown");
        QueryParameters with = new PlanQuery(OutsideSystem.OPEN_WEBUI, null, "wall").in(here);
        assertThat(with.getQueryString())
                .contains("tab=plan", "system=open-webui", "q=wall")
                .doesNotContain("what=");
        assertThat(PlanQuery.of(with)).isEqualTo(new PlanQuery(OutsideSystem.OPEN_WEBUI, null, "wall"));
    }

    @Test
    @As(Role.OPERATOR)
    void never_hides_what_is_destroyed_and_approves_the_whole_plan() {
        Run run = plan("&q=gateway");
        assertThat(shown()).containsExactly("gateway.team");
        assertThat(page())
                .contains("One object that is there now will be gone", "network.old")
                .contains("What is approved is the whole plan");
        confirm("Approve and run", "read all of it");
        assertThat(staged.now(run).state()).isEqualTo(RunState.RUNNING);
    }
}
