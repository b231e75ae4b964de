package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
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
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
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

    CorrectionView(TenantReading tenants, TenantDrafts drafts, Corrections corrections, WizardPages pages) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.corrections = corrections;
        this.pages = pages;
        narrow();
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
        header(Texts.t("correct.heading", TenantWords.name(tenant)), Texts.t("correct.answers"));
        Set<Field> correctable = corrections.correctable(id);
        if (correctable.isEmpty()) {
            add(InlineNotice.warning(Texts.t("correct.notNow")));
        } else {
            add(InlineNotice.info(Texts.t("correct.what")), editor(tenant, correctable));
        }
    }

    private AgreementEditor editor(Tenant tenant, Set<Field> correctable) {
        return new AgreementEditor(
                pages,
                drafts,
                tenant,
                correctable,
                "correct.fixed",
                (editor, draft) -> became(editor, corrections.correct(tenant.id(), tenant.version(), draft)));
    }

    private static void became(AgreementEditor editor, Outcome outcome) {
        switch (outcome) {
            case Outcome.PlannedAnew(long number) -> UI.getCurrentOrThrow().navigate("runs/" + number);
            case Outcome.Refused(var problems) -> editor.refuse(problems);
            case Outcome.NothingChanged nothing -> editor.say(InlineNotice.warning(Texts.t("correct.nothingChanged")));
            case Outcome.NotNow late -> editor.say(InlineNotice.error(Texts.t("correct.notNow")));
            case Outcome.Overtaken late -> editor.say(InlineNotice.error(Texts.t("correct.overtaken")));
        }
    }
}
