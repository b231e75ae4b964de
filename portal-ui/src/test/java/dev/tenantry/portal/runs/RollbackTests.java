package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A rollback that destroys what holds data: one asks for it, another confirms it. */
@PortalFixture
class RollbackTests extends RunPageStage {

    RollbackTests(@Autowired ApplicationContext portal) {
        super(portal);
    }

    private Run withData() {
        return staged.incidentAfter(TestPeople.ACME, ADMIN, QUOTA, change(Change.Action.CREATE, true));
    }

    @BeforeEach
    void nothing_waits() {
        staged.nothingWaits();
    }

    @Test
    @As(Role.OPERATOR)
    void asks_with_a_reason_and_says_what_would_be_lost() {
        Run run = withData();
        open(run);
        press("Roll back");
        assertThat(dialog()).contains("what holds data: module.data.main", "when somebody else confirms");
        press("Do nothing");
        confirmAs("Roll back", "Ask to roll back", "the customer has gone.");
        assertThat(outcome()).isEqualTo("Asked. Nothing is destroyed until somebody else confirms.");
        assertThat(page()).contains("You asked to have this run rolled back: “the customer has gone”. It begins");
        assertThat(acts()).doesNotContain("Roll back");
        assertThat($(Button.class).withText("Confirm the rollback").all()).isEmpty();
        assertThat(staged.now(run).state()).isEqualTo(RunState.INCIDENT);

        press("Take back");
        assertThat(outcome()).isEqualTo("Taken back. The run stays as it is.");
        assertThat(acts()).contains("Roll back");
    }

    @Test
    @As(Role.OPERATOR)
    void lets_the_second_person_begin_it_by_the_tenants_name() {
        Run run = withData();
        staged.rollbackAskedBy(run, ADMIN, "the customer has gone");
        open(run);
        assertThat(page()).contains("asks to have this run rolled back: “the customer has gone”", "module.data.main");
        confirmByName("Confirm the rollback");
        assertThat(outcome()).isEqualTo("The run is being rolled back, step by step.");
        assertThat(staged.now(run).state()).isEqualTo(RunState.ROLLING_BACK);
    }

    @Test
    @As(Role.OPERATOR)
    void waits_in_the_inbox_for_the_second_person() {
        withData();
        staged.rollbackAskedBy(withData(), ADMIN, "the customer has gone");
        navigate("approvals", Component.class);
        assertThat(page())
                .contains("Waiting for a second person", "one person has asked for what a second one must confirm")
                .containsOnlyOnce("one person has asked")
                .contains(". Requested by", "Look at it")
                .doesNotContain("No plan waits for you");
    }

    @Test
    @As(Role.SUPPORT)
    void shows_whoever_may_not_decide_what_was_asked_for_and_offers_nothing() {
        Run run = withData();
        staged.rollbackAskedBy(run, ADMIN, "the customer has gone");
        open(run);
        assertThat(page()).contains("asks to have this run rolled back");
        assertThat($(Button.class).withText("Confirm the rollback").all()).isEmpty();
        assertThat($(Button.class).withText("Take back").all()).isEmpty();
    }
}
