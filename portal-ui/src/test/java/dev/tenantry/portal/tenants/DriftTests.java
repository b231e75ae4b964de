package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.drift.Drift.Difference;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.As;
import dev.tenantry.portal.look.Table;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** What differs from what was agreed, on the tenant's page; how it is found is tried on the engine. */
class DriftTests extends SettledStage {

    private static final Change UNBLOCKED = new Change(
            OutsideSystem.LITELLM,
            "team",
            "t-acme",
            Change.Action.CHANGE,
            false,
            List.of(new AttributeChange("blocked", Value.known("false"), Value.known("true"))));

    @Autowired
    private ApplicationContext portal;

    @Autowired
    private DriftScans scans;

    @Autowired
    private RunReading reading;

    private TenantId compared(Change... found) {
        TenantId id = tenant("LIVE");
        new StagedRuns(portal).compared(id, "system:drift", found);
        write("insert into drift_watch (tenant_id, due_at) values (?, now() + interval '1 day')", id);
        return id;
    }

    private void lookAtConfiguration(TenantId id) {
        UI.getCurrentOrThrow().navigate("tenants/" + id, QueryParameters.fromString("tab=configuration"));
    }

    private List<Difference> open(TenantId id) {
        return scans.of(id).orElseThrow().open();
    }

    @Test
    @As(Role.OPERATOR)
    void tenant_that_was_never_compared_says_what_comparing_does_and_comes_to_its_run() {
        TenantId id = tenant("LIVE");
        lookAtConfiguration(id);
        assertThat(notices()).contains("Never compared yet", "needs no approval");

        press("Compare now");

        var scan = reading.listOf(id, RunFilter.of(id)).runs().getFirst();
        assertThat(scan.kind()).isEqualTo(RunKind.DRIFT_SCAN);
        assertThat(here()).isEqualTo("runs/" + scan.number());
    }

    @Test
    @As(Role.OPERATOR)
    void difference_is_let_be_with_a_reason_and_no_longer_when_that_is_taken_back() {
        TenantId id = compared(UNBLOCKED);
        lookAtConfiguration(id);
        assertThat(notices()).contains("One thing is not as agreed.", "let a difference be");

        press("Let it be");
        test($(TextArea.class).single()).setValue("until Friday");
        test($(Button.class).withText("Let it be").all().getLast()).click();
        assertThat(open(id)).isEmpty();
        assertThat(notices()).contains("but for one difference that is let be");

        press("No longer let be");
        assertThat(open(id)).hasSize(1);
    }

    @Test
    @As(Role.OPERATOR)
    void what_differs_is_brought_back_by_a_run_that_waits_for_an_approval() {
        TenantId id = compared(UNBLOCKED);
        lookAtConfiguration(id);

        press("Plan to bring it back");

        assertThat(newest(id).kind()).isEqualTo(RunKind.APPLY);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
    }

    @Test
    @As(Role.SUPPORT)
    void tenant_that_is_not_as_agreed_needs_somebody_in_the_list_and_says_so() {
        TenantId id = asOperator(() -> found(compared(UNBLOCKED)));
        String slug = tenants.tenant(id).orElseThrow().slug().orElseThrow().value();

        UI.getCurrentOrThrow().navigate("tenants", QueryParameters.fromString("state=NEEDS_YOU&q=" + slug));

        String list = $(Table.class).single().getElement().getOuterHTML();
        assertThat(list).contains(slug, "Not as agreed");
    }

    /** What the comparison came to is taken note of. */
    private TenantId found(TenantId id) {
        write("update drift_watch set compared_at = now(), open = 1 where tenant_id = ?", id);
        return id;
    }

    private static <T> T asOperator(Supplier<T> act) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    @Test
    @As(Role.OPERATOR)
    void asking_again_while_one_is_under_way_leads_to_that_one() {
        TenantId id = compared();
        lookAtConfiguration(id);
        assertThat(notices()).contains("Everything stands as agreed.");
        press("Compare now");
        lookAtConfiguration(id);
        press("Compare now");
        assertThat(here()).as("one that is under way is the one that is meant").startsWith("runs/");
    }

    @Test
    @As(Role.OPERATOR)
    void who_only_looks_on_sees_what_differs_and_is_told_of_nothing_that_others_do() {
        TenantId id = compared(UNBLOCKED);
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        lookAtConfiguration(id);

        assertThat(notices()).contains("One thing is not as agreed.").doesNotContain("let a difference be");
        assertThat(offered("Compare now")).isEmpty();
        assertThat(offered("Let it be")).isEmpty();
        assertThat(offered("Plan to bring it back")).isEmpty();
    }
}
