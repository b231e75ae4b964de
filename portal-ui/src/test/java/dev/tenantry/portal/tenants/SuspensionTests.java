package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/** Suspending and resuming from the tenant's page; what its run does is tried on the engine. */
class SuspensionTests extends SettledStage {

    /** The way through the dialog; its button has the act's own name, too. */
    private void suspend(String reason) {
        press("Suspend");
        assertThat($(Dialog.class).single().getElement().getTextRecursively()).contains("data stays untouched");
        test($(TextArea.class).single()).setValue(reason);
        test($(Button.class).withText("Suspend").all().getLast()).click();
    }

    @Test
    @As(Role.OPERATOR)
    void operator_says_why_and_comes_to_the_run_that_waits_for_an_approval() {
        TenantId id = tenant("LIVE");
        look(id);

        suspend("invoices are unpaid");

        assertThat(newest(id).kind()).isEqualTo(RunKind.SUSPEND);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
    }

    @Test
    @As(Role.OPERATOR)
    void suspended_tenant_says_why_and_is_resumed_without_a_question() {
        TenantId id = tenant("SUSPENDED");
        look(id);
        assertThat(notices()).contains("Suspended: “invoices are unpaid”", "all data is untouched");
        assertThat(offered("Suspend")).isEmpty();

        press("Resume");

        assertThat(newest(id).kind()).isEqualTo(RunKind.RESUME);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
    }

    @Test
    @As(Role.OPERATOR)
    void nothing_is_asked_for_while_another_run_changes_the_tenant() {
        TenantId id = tenant("LIVE");
        busy(id);
        look(id);

        suspend("invoices are unpaid");

        assertThat(notices()).contains("run #" + newest(id).number() + " is changing this tenant");
        assertThat(newest(id).kind()).isEqualTo(RunKind.ONBOARD);
    }

    @Test
    @As(Role.OPERATOR)
    void page_that_is_older_than_the_tenants_state_says_so() {
        TenantId id = tenant("LIVE");
        look(id);
        become(id, "OFFBOARDING");

        suspend("invoices are unpaid");

        assertThat(notices()).contains("the tenant is “Offboarding” by now");
        assertThat(tenants.tenant(id).orElseThrow().state()).isInstanceOf(TenantState.Offboarding.class);
    }

    @Test
    @As(Role.OPERATOR)
    void who_only_looks_on_reads_why_and_is_offered_nothing() {
        TenantId id = tenant("SUSPENDED");
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        look(id);

        assertThat(notices()).contains("invoices are unpaid");
        assertThat(offered("Resume")).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void tenant_that_is_not_in_use_is_not_suspended() {
        TenantId id = tenant("ONBOARDING");
        look(id);

        assertThat(offered("Suspend")).isEmpty();
        assertThat(offered("Resume")).isEmpty();
    }
}
