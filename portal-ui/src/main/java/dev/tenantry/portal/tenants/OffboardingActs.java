package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.offboarding.Offboardings;
import dev.tenantry.offboarding.Offboardings.Asked;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Tenant;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import java.util.Optional;

/** Taking a tenant down for good, for those who may; it leads to its run, which waits for a second person's approval. */
@org.springframework.stereotype.Component
class OffboardingActs {

    private final Offboardings offboardings;
    private final WayToRun way;

    OffboardingActs(Offboardings offboardings, WayToRun way) {
        this.offboardings = offboardings;
        this.way = way;
    }

    /**
     * Nothing for a tenant that cannot leave.
     *
     * @param said where it is said why nothing came of it
     */
    Optional<Component> of(Tenant tenant, Div said) {
        return tenant.profile()
                .filter(profile -> canLeave(tenant.state()))
                .map(profile -> button(tenant, profile, said));
    }

    private static boolean canLeave(TenantState state) {
        return switch (state) {
            case TenantState.Live live -> true;
            case TenantState.Suspended suspended -> true;
            case TenantState.Offboarding leftInItsMiddle -> true;
            case TenantState.Draft draft -> false;
            case TenantState.Onboarding onboarding -> false;
            case TenantState.Closed closed -> false;
        };
    }

    private Component button(Tenant tenant, TenantProfile profile, Div said) {
        Button button = new Button(Texts.t("tenant.offboard"), pressed -> ask(tenant, profile, said));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        return button;
    }

    private void ask(Tenant tenant, TenantProfile profile, Div said) {
        new OffboardDialog(
                        TenantWords.name(tenant),
                        profile.slug().value(),
                        profile.aws().accountId(),
                        (typed, handedOver) ->
                                asked(tenant.id(), offboardings.offboard(tenant.id(), typed, handedOver), said))
                .open();
    }

    private void asked(TenantId tenant, Asked asked, Div said) {
        switch (asked) {
            case Asked.Accepted(RunId run) -> way.go(tenant, run);
            case Asked.Busy(RunId run, long number) ->
                tell(said, Texts.t("tenant.standing.busy", Long.toString(number)));
            case Asked.Misplaced(var state) -> tell(said, Texts.t("tenant.standing.misplaced", Texts.t(state)));
            case Asked.NameDiffers() -> tell(said, Texts.t("tenant.offboard.nameDiffers"));
        }
    }

    private static void tell(Div said, String words) {
        said.removeAll();
        said.add(InlineNotice.error(words));
    }
}
