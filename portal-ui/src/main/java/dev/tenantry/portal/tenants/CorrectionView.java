package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
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
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
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
        show(tenants.tenant(id).orElseThrow(() -> new NotFound("tenant")));
    }

    private void show(Tenant tenant) {
        removeAll();
        header(Texts.t("correct.heading", TenantWords.name(tenant)), Texts.t("correct.answers"));
        Set<Field> correctable = corrections.correctable(tenant.id());
        if (correctable.isEmpty()) {
            add(InlineNotice.warning(Texts.t("correct.notNow")));
            return;
        }
        add(InlineNotice.info(Texts.t("correct.what")));
        Optional<TenantDraft> typed = TypedCorrection.of(tenant);
        typed.ifPresent(kept -> add(stillThere(tenant)));
        TenantDraft begun =
                typed.map(kept -> tenant.draft().with(correctable, kept)).orElse(tenant.draft());
        add(editor(tenant, begun, correctable));
    }

    private InlineNotice stillThere(Tenant tenant) {
        return InlineNotice.warning(Texts.t("correct.kept"), new Button(Texts.t("correct.drop"), pressed -> {
            TypedCorrection.forget();
            show(tenant);
        }));
    }

    private AgreementEditor editor(Tenant tenant, TenantDraft begun, Set<Field> correctable) {
        AgreementEditor editor = new AgreementEditor(
                pages,
                drafts,
                tenant.with(begun),
                correctable,
                "correct.fixed",
                (said, draft) -> became(said, corrections.correct(tenant.id(), tenant.version(), draft)));
        editor.whenTyped(typed -> TypedCorrection.keep(tenant, typed));
        return editor;
    }

    private static void became(AgreementEditor editor, Outcome outcome) {
        switch (outcome) {
            case Outcome.PlannedAnew(long number) -> {
                TypedCorrection.forget();
                UI.getCurrentOrThrow().navigate("runs/" + number);
            }
            case Outcome.Refused(var problems) -> editor.refuse(problems);
            case Outcome.NothingChanged nothing -> editor.say(InlineNotice.warning(Texts.t("correct.nothingChanged")));
            case Outcome.NotNow late -> editor.say(InlineNotice.error(Texts.t("correct.notNow")));
            case Outcome.Overtaken late -> editor.say(InlineNotice.error(Texts.t("correct.overtaken")));
        }
    }
}
