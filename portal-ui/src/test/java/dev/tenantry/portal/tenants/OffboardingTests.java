package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/** Taking a tenant down from its page; what its run does is tried on the engine. */
class OffboardingTests extends SettledStage {

    private static final String OFFBOARD = "Offboard…";
    private static final String PLAN = "Plan the offboarding";

    private String slug(TenantId id) {
        return tenants.tenant(id).orElseThrow().profile().orElseThrow().slug().value();
    }

    private void fill(String confirmation, String typed) {
        press(OFFBOARD);
        test($(TextArea.class).single()).setValue(confirmation);
        test($(TextField.class).from($(Dialog.class).single()).single()).setValue(typed);
    }

    private Button plan() {
        return $(Button.class).withText(PLAN).single();
    }

    @Test
    @As(Role.OPERATOR)
    void operator_types_the_name_and_comes_to_the_run_that_waits_for_a_second_person() {
        TenantId id = tenant("LIVE");
        look(id);

        fill("letter of 12 November", slug(id));
        assertThat($(Dialog.class).single().getElement().getTextRecursively())
                .contains("nothing can be brought back", "What stays", "invoices");
        test(plan()).click();

        assertThat(newest(id).kind()).isEqualTo(RunKind.OFFBOARD);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
        assertThat(getCurrentView().getElement().getTextRecursively())
                .as("what the second person is to read")
                .contains("Confirmed about its data" + "letter of 12 November");
    }

    @Test
    @As(Role.OPERATOR)
    void nothing_can_be_planned_before_both_are_filled_in() {
        TenantId id = tenant("SUSPENDED");
        look(id);

        fill(" ", slug(id));
        assertThat(plan().isEnabled()).isFalse();
        test($(TextArea.class).single()).setValue("they want nothing");
        assertThat(plan().isEnabled()).isTrue();
        test($(TextField.class).from($(Dialog.class).single()).single()).setValue("another");
        assertThat(plan().isEnabled()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void page_that_is_older_than_the_tenants_state_says_so() {
        TenantId id = tenant("LIVE");
        look(id);
        become(id, "CLOSED");

        fill("letter of 12 November", slug(id));
        test(plan()).click();

        assertThat(notices()).contains("the tenant is “Closed” by now");
    }

    @Test
    @As(Role.OPERATOR)
    void one_that_was_left_in_its_middle_can_be_taken_down_once_more_and_a_closed_one_cannot() {
        TenantId id = tenant("OFFBOARDING");
        look(id);
        assertThat(offered(OFFBOARD)).hasSize(1);
        assertThat(offered("Pause runs")).hasSize(1);

        become(id, "CLOSED");
        navigate("tenants", TenantsView.class);
        look(id);
        assertThat(offered(OFFBOARD)).isEmpty();
        assertThat(offered("Pause runs")).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void who_only_looks_on_is_offered_nothing() {
        TenantId id = tenant("LIVE");
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.SUPPORT));
        look(id);

        assertThat(offered(OFFBOARD)).isEmpty();
    }
}
