package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.offboarding.Certificate;
import dev.tenantry.offboarding.DeletionCertificates;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the page of a tenant that has left: that it is certified what is gone, and whether something still waits. */
@Component
class CertificateCard {

    private final DeletionCertificates certificates;

    CertificateCard(DeletionCertificates certificates) {
        this.certificates = certificates;
    }

    Optional<Card> of(TenantId tenant) {
        return certificates.of(tenant).stream().findFirst().map(newest -> card(tenant, newest.certificate()));
    }

    private static Card card(TenantId tenant, Certificate certificate) {
        Anchor look = new Anchor(CertificateView.path(tenant), Texts.t("certificate.look"));
        look.setRouterIgnore(false);
        return new Card(
                        Texts.t("certificate.title"),
                        new Paragraph(CertificateWords.state(certificate)),
                        new Paragraph(look),
                        new Paragraph(CertificateWords.download(tenant)))
                .beside(new Ago(certificate.issuedAt()));
    }
}
