package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.offboarding.Certificate;
import dev.tenantry.offboarding.Certificate.Gone;
import dev.tenantry.offboarding.Certificate.Kept;
import dev.tenantry.offboarding.Certificate.Waiting;
import dev.tenantry.offboarding.IssuedCertificate;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.steps.StepKey;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a certificate says, in words: who left, what is gone and how that is known, what waits, what is kept, who signed. */
final class CertificateDocument extends Div {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

    /** @param names what people are called by whose references it names them */
    CertificateDocument(IssuedCertificate issued, UnaryOperator<String> names) {
        addClassName("certificate");
        Certificate certificate = issued.certificate();
        add(new Card(
                Texts.t("certificate.title"),
                new Paragraph(CertificateWords.state(certificate)),
                head(certificate, names)));
        certificate.gone().forEach(gone -> add(gone(gone)));
        if (!certificate.waiting().isEmpty()) {
            add(new Card(Texts.t("certificate.waiting"), list(certificate.waiting(), CertificateDocument::waiting)));
        }
        add(new Card(Texts.t("certificate.kept"), list(certificate.kept(), CertificateDocument::kept)));
        add(new Card(Texts.t("certificate.signature"), signature(issued)));
    }

    private static KeyValue head(Certificate certificate, UnaryOperator<String> names) {
        Certificate.Leaver left = certificate.tenant();
        KeyValue facts = new KeyValue()
                .fact(Texts.t("certificate.company"), left.legalName())
                .fact(Texts.t("certificate.tenant"), new Mono(left.slug() + " · " + left.id()))
                .fact(Texts.t("certificate.account"), new Mono(left.account() + " · " + left.region()))
                .fact(Texts.t("certificate.number"), Integer.toString(certificate.number()))
                .fact(Texts.t("certificate.issued"), exact(certificate.issuedAt()))
                .fact(Texts.t("certificate.handedOver"), certificate.handedOver())
                .fact(Texts.t("certificate.lookedOnceMore"), exact(certificate.lookedOnceMoreAt()));
        certificate
                .runs()
                .forEach(run -> facts.fact(
                        Texts.t("certificate.run"),
                        Texts.t(
                                "certificate.run.who",
                                Long.toString(run.number()),
                                names.apply(run.requestedBy()),
                                run.approvedBy().stream().map(names).collect(Collectors.joining(", ")))));
        return facts;
    }

    private static Component exact(Instant at) {
        return new Ago(at).exact();
    }

    private static Card gone(Gone gone) {
        Card card = new Card(
                Texts.t("certificate.gone", Texts.t(StepKey.called(gone.step())), label(gone.system())),
                list(gone.objects(), object -> List.of(new Mono(object))));
        Optional.ofNullable(gone.lookedAt())
                .ifPresent(at -> card.add(new Paragraph(new Span(Texts.t(lookedAt(gone.system())) + " "), exact(at))));
        return card;
    }

    private static String lookedAt(String system) {
        return system.equals(OutsideSystem.TERRAFORM.name()) ? "certificate.lookedAt.account" : "certificate.lookedAt";
    }

    /**
     * As people call it, and to the letter where a later version has named one that is not known here. What Terraform takes away
     * lies in the account at AWS.
     */
    private static String label(String system) {
        return Arrays.stream(OutsideSystem.values())
                .filter(known -> known.name().equals(system))
                .findFirst()
                .map(known -> known == OutsideSystem.TERRAFORM ? OutsideSystem.AWS : known)
                .map(OutsideSystem::label)
                .orElse(system);
    }

    private static List<Component> waiting(Waiting waiting) {
        return List.of(
                new Mono(waiting.object()), new Span(" – " + Texts.t(waiting.cause()) + " "), exact(waiting.until()));
    }

    private static List<Component> kept(Kept kept) {
        String until = Optional.ofNullable(kept.until())
                .map(day -> " "
                        + Texts.t(
                                "certificate.until",
                                DAY.withLocale(Texts.locale()).format(day)))
                .orElse("");
        return List.of(new Span(Texts.t(kept.reason()) + " (" + kept.object() + ")" + until));
    }

    private static Div signature(IssuedCertificate issued) {
        Div how = new Div(
                new Paragraph(Texts.t("certificate.signature.how")),
                new Paragraph(new Span(Texts.t("certificate.key") + " "), new Mono(issued.fingerprint())));
        how.addClassName("prose");
        return how;
    }

    private interface Line<T> {

        List<? extends Component> of(T each);
    }

    private static <T> UnorderedList list(List<T> all, Line<T> line) {
        UnorderedList list = new UnorderedList();
        all.forEach(each -> {
            ListItem item = new ListItem();
            line.of(each).forEach(item::add);
            list.add(item);
        });
        return list;
    }
}
