package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import dev.tenantry.offboarding.Certificate;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.tenants.TenantId;

/** Words and links for certificates of deletion. */
final class CertificateWords {

    private CertificateWords() {}

    static String state(Certificate certificate) {
        return certificate.complete()
                ? Texts.t("certificate.complete")
                : Texts.t("certificate.waits", certificate.waiting().size());
    }

    static Anchor download(TenantId tenant) {
        Anchor link = new Anchor(CertificateDownload.path(tenant), Texts.t("certificate.download"));
        link.setRouterIgnore(true);
        return link;
    }
}
