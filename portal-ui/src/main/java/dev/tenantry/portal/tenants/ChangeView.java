package dev.tenantry.portal.tenants;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.amendments.Amendments;
import dev.tenantry.identity.NotFound;
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

/** Changes what was agreed with a tenant that is live, and has the run planned that brings its systems to it. */
@Route("tenants/:id([0-9a-f-]{36})/change")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class ChangeView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final TenantDrafts drafts;
    private final Amendments amendments;
    private final AmendmentOutcomes outcomes;
    private final WizardPages pages;

    ChangeView(
            TenantReading tenants,
            TenantDrafts drafts,
            Amendments amendments,
            AmendmentOutcomes outcomes,
            WizardPages pages) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.amendments = amendments;
        this.outcomes = outcomes;
        this.pages = pages;
        narrow();
    }

    static String path(TenantId tenant) {
        return "tenants/" + tenant + "/change";
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
        header(Texts.t("correct.heading", TenantWords.name(tenant)), Texts.t("change.answers"));
        Set<Field> amendable = amendments.amendable(id);
        if (amendable.isEmpty()) {
            add(InlineNotice.warning(Texts.t("change.notNow")));
        } else {
            add(InlineNotice.info(Texts.t("change.what")), editor(tenant, amendable));
        }
    }

    private AgreementEditor editor(Tenant tenant, Set<Field> amendable) {
        return new AgreementEditor(
                pages,
                drafts,
                tenant,
                amendable,
                "change.fixed",
                (editor, draft) -> outcomes.tell(
                        tenant.id(),
                        amendments.amend(tenant.id(), tenant.version(), draft),
                        editor::refuse,
                        editor::say));
    }
}
