package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.onboarding.Corrections;
import dev.tenantry.onboarding.Corrections.Outcome;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.Page;
import dev.tenantry.register.Checked;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;

/** Puts right what was agreed with a tenant whose onboarding an incident has stopped, and has it planned anew. */
@Route("tenants/:id([0-9a-f-]{36})/correct")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class CorrectionView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final TenantDrafts drafts;
    private final Corrections corrections;
    private final WizardPages pages;
    private final Div said = new Div();

    CorrectionView(TenantReading tenants, TenantDrafts drafts, Corrections corrections, WizardPages pages) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.corrections = corrections;
        this.pages = pages;
        narrow();
        said.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TenantId id = TenantWords.id(event.getRouteParameters());
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        removeAll();
        said.removeAll();
        header(Texts.t("correct.heading", TenantWords.name(tenant)), Texts.t("correct.answers"));
        Set<Field> correctable = corrections.correctable(id);
        if (!correctable.isEmpty()) {
            CorrectionForms forms = new CorrectionForms(pages, tenant.draft(), correctable);
            forms.whenFilled(() -> forms.show(problems(id, forms.draft())));
            Button plan = new Button(Texts.t("correct.plan"), pressed -> plan(tenant, forms));
            plan.addThemeVariants(ButtonVariant.PRIMARY);
            add(InlineNotice.info(Texts.t("correct.what")), forms, said, new Div(plan));
        } else {
            add(InlineNotice.warning(Texts.t("correct.notNow")));
        }
    }

    private List<Problem> problems(TenantId id, TenantDraft filled) {
        return switch (drafts.check(id, filled)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(var all) -> all;
        };
    }

    private void plan(Tenant tenant, CorrectionForms forms) {
        switch (corrections.correct(tenant.id(), tenant.version(), forms.draft())) {
            case Outcome.PlannedAnew(long number) -> UI.getCurrentOrThrow().navigate("runs/" + number);
            case Outcome.Refused(var problems) -> {
                forms.show(problems);
                say(InlineNotice.error(refusal(problems)));
            }
            case Outcome.NothingChanged nothing -> say(InlineNotice.warning(Texts.t("correct.nothingChanged")));
            case Outcome.NotNow late -> say(InlineNotice.error(Texts.t("correct.notNow")));
            case Outcome.Overtaken late -> say(InlineNotice.error(Texts.t("correct.overtaken")));
        }
    }

    private static String refusal(List<Problem> problems) {
        Problem first = problems.getFirst();
        return Texts.t("correct.refused", problems.size(), Texts.t(first.field()), Texts.t(first.kind()));
    }

    private void say(Component words) {
        said.removeAll();
        said.add(words);
    }
}
