package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.offboarding.DeletionCertificates;
import dev.tenantry.offboarding.IssuedCertificate;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.runs.RunNames;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** A tenant's newest certificate of deletion, to be read and printed. */
@Route("tenants/:id([0-9a-f-]{36})/certificate")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class CertificateView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final DeletionCertificates certificates;
    private final RunNames names;

    CertificateView(TenantReading tenants, DeletionCertificates certificates, RunNames names) {
        this.tenants = tenants;
        this.certificates = certificates;
        this.names = names;
    }

    static String path(TenantId tenant) {
        return "tenants/" + tenant + "/certificate";
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TenantId id = TenantWords.id(event.getRouteParameters());
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        IssuedCertificate newest =
                certificates.of(id).stream().findFirst().orElseThrow(() -> new NotFound("certificate"));
        removeAll();
        header(Texts.t("certificate.heading", TenantWords.name(tenant)), Texts.t("certificate.answers"));
        Div download = new Div(CertificateWords.download(id));
        download.addClassName("not-printed");
        add(new CertificateDocument(newest, names::of), download);
    }
}
