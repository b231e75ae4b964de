package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.runs.ReasonDialog;
import dev.tenantry.register.Tenant;
import dev.tenantry.steps.RunId;
import dev.tenantry.suspension.Suspensions;
import dev.tenantry.suspension.Suspensions.Asked;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.util.Optional;

/** Suspending a live tenant and resuming a suspended one, for those who may; each leads to its run, which waits for an approval. */
@org.springframework.stereotype.Component
class SuspensionActs {

    private final Suspensions suspensions;
    private final WayToRun way;

    SuspensionActs(Suspensions suspensions, WayToRun way) {
        this.suspensions = suspensions;
        this.way = way;
    }

    /**
     * Nothing for a tenant that is in another state.
     *
     * @param said where it is said why nothing came of it
     */
    Optional<Component> of(Tenant tenant, Div said) {
        return name(tenant).map(key -> button(key, () -> begin(tenant, said)));
    }

    /** Does what is offered for the tenant's state; suspending asks for a reason first. */
    void begin(Tenant tenant, Div said) {
        if (tenant.state() instanceof TenantState.Live) {
            ask(tenant, said);
        } else {
            asked(tenant.id(), suspensions.resume(tenant.id()), said);
        }
    }

    private static Optional<String> name(Tenant tenant) {
        return switch (tenant.state()) {
            case TenantState.Live live -> Optional.of("tenant.suspend");
            case TenantState.Suspended suspended -> Optional.of("tenant.resume");
            case TenantState.Draft draft -> Optional.empty();
            case TenantState.Onboarding onboarding -> Optional.empty();
            case TenantState.Offboarding offboarding -> Optional.empty();
            case TenantState.Closed closed -> Optional.empty();
        };
    }

    /** Why a suspended tenant is, for people of both sides. */
    static Optional<InlineNotice> notice(Tenant tenant) {
        return tenant.state() instanceof TenantState.Suspended suspended
                ? Optional.of(InlineNotice.warning(
                        Texts.t("tenant.suspended", suspended.reason()), new Ago(suspended.since())))
                : Optional.empty();
    }

    private static Button button(String key, Runnable act) {
        Button button = new Button(Texts.t(key), pressed -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void ask(Tenant tenant, Div said) {
        new ReasonDialog(
                        Texts.t("tenant.suspend"),
                        Texts.t("tenant.suspend.consequence", TenantWords.name(tenant)),
                        true,
                        reason -> asked(tenant.id(), suspensions.suspend(tenant.id(), reason), said))
                .open();
    }

    private void asked(TenantId tenant, Asked asked, Div said) {
        switch (asked) {
            case Asked.Accepted(RunId run) -> way.go(tenant, run);
            case Asked.Busy(RunId run, long number) ->
                tell(said, Texts.t("tenant.standing.busy", Long.toString(number)));
            case Asked.Misplaced(var state) -> tell(said, Texts.t("tenant.standing.misplaced", Texts.t(state)));
        }
    }

    private static void tell(Div said, String words) {
        said.removeAll();
        said.add(InlineNotice.error(words));
    }
}
