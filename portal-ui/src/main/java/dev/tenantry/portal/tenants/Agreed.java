package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.BillingAddress;
import dev.tenantry.tenants.TenantProfile.Contact;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** What was agreed with a tenant, as far as one wants it at a glance; the rest is under configuration. */
final class Agreed {

    private Agreed() {}

    static KeyValue with(TenantProfile profile) {
        KeyValue facts = new KeyValue()
                .fact(Texts.t("Field.LEGAL_NAME"), profile.company().legalName())
                .fact(Texts.t("tenant.address"), address(profile.company().billingAddress()));
        if (profile.company().vatId() != null) {
            facts.fact(Texts.t("Field.VAT_ID"), new Mono(profile.company().vatId()));
        }
        return facts.fact(Texts.t("tenant.contacts"), contacts(profile.company().contacts()))
                .fact(
                        Texts.t("Field.CONTRACT_START"),
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(Texts.locale())
                                .format(profile.contract().start()))
                .fact(
                        Texts.t("Field.DATA_PROCESSING_AGREEMENT"),
                        profile.contract().dataProcessingAgreement())
                .fact(
                        Texts.t("Field.SLUG"),
                        Mono.copyable(Texts.t("Field.SLUG"), profile.slug().value()))
                .fact(
                        Texts.t("Field.ACCOUNT_ID"),
                        Mono.copyable(Texts.t("Field.ACCOUNT_ID"), profile.aws().accountId()))
                .fact(Texts.t("Field.REGION"), new Mono(profile.aws().region()))
                .fact(Texts.t("Field.NETWORK"), new Mono(profile.aws().cidr()))
                .fact(Texts.t("Field.DATA_POLICY"), Texts.t(profile.dataPolicy()))
                .fact(Texts.t("Field.SIZE"), Texts.t(profile.size()))
                .fact(Texts.t("Field.HOST_NAME"), profile.hostName())
                .fact(Texts.t("tenant.release"), new Mono(profile.release()));
    }

    static String address(BillingAddress address) {
        String country = Locale.of("", address.country()).getDisplayCountry(Texts.locale());
        return String.join(", ", address.street(), address.postalCode() + " " + address.city(), country);
    }

    private static Div contacts(List<Contact> contacts) {
        Div lines = new Div();
        contacts.forEach(contact -> lines.add(new Div(contact(contact))));
        return lines;
    }

    static String contact(Contact contact) {
        return Texts.t("tenant.contact", Texts.t(contact.role()), contact.name(), contact.email());
    }
}
