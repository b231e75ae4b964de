package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.Saying;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run that a foreign lock stops: who holds it, and how two people have it broken. */
@PortalFixture
class HeldLockTests extends RunPageStage {

    private static final Failure LOCKED = new Failure(
            FailureClass.LOCKED,
            OutsideSystem.TERRAFORM,
            "init",
            Saying.quote("locked"),
            "",
            new Held("7c1e-lock", "ben@laptop", "2026-11-25 09:12:31 UTC", "OperationTypeApply"));

    private final ApplicationContext portal;

    HeldLockTests(@Autowired ApplicationContext portal) {
        super(portal);
        this.portal = portal;
    }

    private Run locked() {
        return staged.incident(TestPeople.ACME, ADMIN, LOCKED);
    }

    private void askedBy(Run run, String who) {
        portal.getBean(TenantScope.class)
                .inProvider(() -> portal.getBean(JdbcClient.class)
                        .sql("""
                                insert into run_lock_release (run_id, tenant_id, lock, reason, asked_by, asked_at)
                                values (?, ?, '7c1e-lock', 'the laptop burnt down', ?, now())
                                """)
                        .params(run.id().value(), run.tenant().value(), who)
                        .update());
    }

    @Test
    @As(Role.OPERATOR)
    void says_who_holds_the_lock_and_asks_for_a_second_person_to_break_it() {
        Run run = locked();
        open(run);
        assertThat(page())
                .contains("ben@laptop", "2026-11-25 09:12:31 UTC", "Operation" + "Carries out a plan (apply)");
        assertThat(page()).contains("7c1e-lock").doesNotContain("OperationTypeApply");
        confirm("Ask to break the lock", "the laptop burnt down");
        assertThat(outcome()).isEqualTo("Asked. Nothing is broken until somebody else confirms.");
        assertThat(page()).contains("Somebody else must confirm it", "the laptop burnt down");
        assertThat($(Button.class).withText("Confirm and break").all()).isEmpty();
        assertThat(staged.now(run).state()).isEqualTo(RunState.INCIDENT);
        press("Take back");
        assertThat(outcome()).isEqualTo("Taken back. The lock stays.");
        assertThat($(Button.class).withText("Ask to break the lock").all()).hasSize(1);
    }

    @Test
    @As(Role.OPERATOR)
    void lets_the_second_person_break_it_by_the_tenants_name() {
        Run run = locked();
        askedBy(run, ADMIN);
        open(run);
        assertThat(page()).contains("asks to break this lock", "the laptop burnt down");
        confirmByName("Confirm and break");
        assertThat(outcome()).startsWith("Confirmed. The run breaks exactly this lock");
        assertThat(staged.now(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    @As(Role.SUPPORT)
    void shows_whoever_may_not_decide_the_holder_and_offers_nothing() {
        Run run = locked();
        askedBy(run, ADMIN);
        open(run);
        assertThat(page()).contains("ben@laptop");
        assertThat($(Button.class).withText("Confirm and break").all()).isEmpty();
        assertThat($(Button.class).withText("Take back").all()).isEmpty();
    }
}
