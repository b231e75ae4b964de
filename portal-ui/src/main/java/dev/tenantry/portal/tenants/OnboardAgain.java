package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.runs.RunSummary;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way on for a tenant whose onboarding ended in vain: plan it again as agreed, or change what was agreed first. */
@Component
class OnboardAgain {

    private final Onboarding onboarding;

    OnboardAgain(Onboarding onboarding) {
        this.onboarding = onboarding;
    }

    /** @param runs of the tenant, the newest first */
    Optional<Div> of(Tenant tenant, List<RunSummary> runs, Viewer viewer) {
        return runs.stream()
                .findFirst()
                .filter(last -> StateName.of(tenant.state()) == StateName.ONBOARDING)
                .filter(last -> last.state().endedInVain())
                .filter(last -> NewTenantView.isFor(viewer))
                .map(last -> offer(tenant, last));
    }

    private Div offer(Tenant tenant, RunSummary last) {
        Div offer = new Div();
        offer.getElement().setAttribute("aria-live", "polite");
        Button again = new Button(Texts.t("again.plan"), pressed -> planAgain(tenant, offer));
        again.addThemeVariants(ButtonVariant.PRIMARY);
        Button change = new Button(Texts.t("again.change"), pressed -> change(tenant, offer));
        String what = Texts.t("again.what", Long.toString(last.number()), Texts.t(last.state()));
        offer.add(InlineNotice.warning(what, again, change));
        return offer;
    }

    private void planAgain(Tenant tenant, Div offer) {
        switch (onboarding.submit(tenant.id(), tenant.version())) {
            case Onboarding.Submission.Submitted submitted ->
                UI.getCurrentOrThrow().refreshCurrentRoute(false);
            case Onboarding.Submission.Busy(var number) -> tell(offer, "again.busy", Long.toString(number));
            case Onboarding.Submission.Refused refused -> tell(offer, "again.changed");
            case Onboarding.Submission.Overtaken overtaken -> tell(offer, "again.changed");
        }
    }

    private void change(Tenant tenant, Div offer) {
        if (onboarding.reopen(tenant.id())) {
            UI.getCurrentOrThrow().navigate(TenantWords.wizard(tenant.id(), WizardStep.REVIEW));
        } else {
            tell(offer, "again.somethingIsThere");
        }
    }

    private static void tell(Div offer, String key, Object... arguments) {
        offer.removeAll();
        offer.add(InlineNotice.error(Texts.t(key, arguments)));
    }
}
