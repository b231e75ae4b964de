package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on which an operator puts right what stopped an onboarding. */
class CorrectionTests extends WizardStage {

    private static final Failure QUOTA =
            Failure.of(FailureClass.QUOTA, OutsideSystem.AWS, "vCPU", Saying.quote("too few machines"));

    private final ApplicationContext portal;
    private final StagedRuns staged;

    CorrectionTests(@Autowired ApplicationContext portal) {
        this.portal = portal;
        this.staged = new StagedRuns(portal);
    }

    private TenantId onboarding() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        TenantId id = drafts.beginWith(complete("corr-" + unique, String.format("%012d", Long.parseLong(unique, 16))));
        Tenant draft = tenants.tenant(id).orElseThrow();
        portal.getBean(TenantScope.class)
                .asProvider(() -> portal.getBean(TenantStates.class).submit(draft));
        return id;
    }

    private Run incident(TenantId id) {
        Run run = staged.incident(id, "person:" + TestPeople.of(Role.OPERATOR).value(), QUOTA);
        portal.getBean(TenantScope.class)
                .inProvider(() -> portal.getBean(JdbcClient.class)
                        .sql("update run set mutating = true where id = ?")
                        .param(run.id().value())
                        .update());
        return run;
    }

    private void openCorrection(TenantId id) {
        navigate("tenants/" + id + "/correct", CorrectionView.class);
    }

    @Test
    @As(Role.OPERATOR)
    void leads_from_the_incident_to_the_inputs_and_back_to_the_run_that_plans_anew() {
        TenantId id = onboarding();
        Run run = incident(id);
        navigate("runs/" + run.number(), com.vaadin.flow.component.Component.class);
        assertThat($(Anchor.class).withText("Edit inputs and retry").single().getHref())
                .isEqualTo("tenants/" + id + "/correct");

        openCorrection(id);
        test(input("People expected")).setValue("75");
        press("Plan anew");

        assertThat(here()).isEqualTo("runs/" + run.number());
        assertThat(staged.now(run).state()).isEqualTo(RunState.PLANNING);
        assertThat(staged.now(run).profile().expectedUsers()).isEqualTo(75);
        assertThat(stored(id).get(Field.EXPECTED_USERS)).isEqualTo("75");
    }

    @Test
    @As(Role.OPERATOR)
    void what_was_typed_and_not_planned_is_still_there_after_a_look_at_the_run() {
        TenantId id = onboarding();
        Run run = incident(id);
        openCorrection(id);
        assertThat(content()).doesNotContain("is still in the inputs");
        test(input("People expected")).setValue("75");
        navigate("runs/" + run.number(), com.vaadin.flow.component.Component.class);

        openCorrection(id);
        assertThat(input("People expected").getValue()).isEqualTo("75");
        assertThat(content()).contains("is still in the inputs");
        assertThat(stored(id).get(Field.EXPECTED_USERS)).isEqualTo("40");

        press("Start from what is agreed");
        assertThat(input("People expected").getValue()).isEqualTo("40");
        assertThat(content()).doesNotContain("is still in the inputs");

        test(input("People expected")).setValue("75");
        press("Plan anew");
        openCorrection(id);
        assertThat(content()).doesNotContain("is still in the inputs");
    }

    @Test
    @As(Role.OPERATOR)
    void what_was_typed_for_one_tenant_is_not_in_the_inputs_of_another() {
        TenantId id = onboarding();
        incident(id);
        openCorrection(id);
        test(input("People expected")).setValue("75");
        TenantId other = onboarding();
        incident(other);
        openCorrection(other);
        assertThat(input("People expected").getValue()).isEqualTo("40");
    }

    @Test
    @As(Role.OPERATOR)
    void shows_what_is_fixed_and_lets_nobody_change_it() {
        TenantId id = onboarding();
        incident(id);
        openCorrection(id);
        assertThat(labels()).doesNotContain("Short name", "AWS account", "Network");
        assertThat($(Select.class).all()).extracting(Select::getLabel).doesNotContain("Region", "Data policy");
        assertThat(content()).contains("Fixed since the run began", stored(id).get(Field.SLUG));
    }

    @Test
    @As(Role.OPERATOR)
    void keeps_nothing_of_what_is_wrong_and_says_what_is() {
        TenantId id = onboarding();
        Run run = incident(id);
        openCorrection(id);
        press("Plan anew");
        assertThat(content()).contains("Nothing is different from before");
        test(input("People expected")).setValue("many");
        assertThat(input("People expected").isInvalid()).isTrue();
        press("Plan anew");
        assertThat(content()).contains("One input needs another look, the first: People expected");
        assertThat(staged.now(run).state()).isEqualTo(RunState.INCIDENT);
        assertThat(stored(id).get(Field.EXPECTED_USERS)).isEqualTo("40");
    }

    @Test
    @As(Role.OPERATOR)
    void overwrites_nothing_that_somebody_else_has_put_right_meanwhile() {
        TenantId id = onboarding();
        incident(id);
        openCorrection(id);
        portal.getBean(TenantScope.class)
                .inProvider(() -> portal.getBean(JdbcClient.class)
                        .sql("update tenant set version = version + 1 where tenant_id = ?")
                        .param(id.value())
                        .update());
        test(input("People expected")).setValue("75");
        press("Plan anew");
        assertThat(content()).contains("Somebody else has changed this tenant");
    }

    @Test
    @As(Role.OPERATOR)
    void says_that_there_is_nothing_to_put_right_where_no_incident_is() {
        openCorrection(onboarding());
        assertThat(content()).contains("No incident stops an onboarding of this tenant now");
        assertThat(labels()).isEmpty();
    }
}
