package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.Company;
import dev.tenantry.tenants.TenantProfile.MaintenanceWindow;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A profile field by field, in words: by name of the field, always the same fields in the same order. */
final class ProfileFacts {

    private ProfileFacts() {}

    static Map<String, String> of(TenantProfile profile) {
        Map<String, String> facts = company(profile);
        facts.put(Texts.t("Field.SLUG"), profile.slug().value());
        facts.put(Texts.t("Field.ACCOUNT_ID"), profile.aws().accountId());
        facts.put(Texts.t("Field.REGION"), profile.aws().region());
        facts.put(Texts.t("Field.NETWORK"), profile.aws().cidr());
        facts.put(Texts.t("Field.SIZE"), Texts.t(profile.size()));
        facts.put(Texts.t("Field.EXPECTED_USERS"), Integer.toString(profile.expectedUsers()));
        facts.put(Texts.t("Field.DATA_POLICY"), Texts.t(profile.dataPolicy()));
        facts.put(Texts.t("tenant.models"), sorted(profile.models()));
        facts.put(Texts.t("Field.SIGN_IN"), Texts.t(profile.signIn().kind()));
        facts.put(
                Texts.t("Field.ISSUER"),
                Objects.requireNonNullElse(profile.signIn().issuer(), ""));
        facts.put(
                Texts.t("Field.GROUP_CLAIM"),
                Objects.requireNonNullElse(profile.signIn().groupClaim(), ""));
        facts.put(Texts.t("Field.SIGN_IN_ADDRESSES"), sorted(profile.signIn().addresses()));
        facts.put(Texts.t("Field.HOST_NAME"), profile.hostName());
        facts.put(Texts.t("Field.CERTIFICATE_ARN"), Objects.requireNonNullElse(profile.certificateArn(), ""));
        facts.put(Texts.t("Field.MCP_SERVERS"), servers(profile));
        facts.put(Texts.t("tenant.window"), window(profile.maintenanceWindow()));
        facts.put(Texts.t("Field.TAGS"), sorted(profile.tags()));
        facts.put(Texts.t("tenant.release"), profile.release());
        return facts;
    }

    private static Map<String, String> company(TenantProfile profile) {
        Company company = profile.company();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Texts.t("Field.DISPLAY_NAME"), company.displayName());
        facts.put(Texts.t("Field.LEGAL_NAME"), company.legalName());
        facts.put(Texts.t("tenant.address"), Agreed.address(company.billingAddress()));
        facts.put(Texts.t("Field.VAT_ID"), Objects.requireNonNullElse(company.vatId(), ""));
        facts.put(
                Texts.t("tenant.contacts"),
                sorted(company.contacts().stream().map(Agreed::contact).toList()));
        facts.put(Texts.t("Field.DATA_PROCESSING_AGREEMENT"), profile.contract().dataProcessingAgreement());
        return facts;
    }

    /** Of a LOCAL tenant with whether both sides know what leaves: before that a server is not attached. */
    private static String servers(TenantProfile profile) {
        boolean local = profile.dataPolicy() == DataPolicy.LOCAL;
        return sorted(profile.mcpServers().stream()
                .map(server -> local && !server.acknowledged()
                        ? Texts.t("tenant.mcp.waits", server.serverId())
                        : server.serverId())
                .toList());
    }

    private static String sorted(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String window(MaintenanceWindow window) {
        String days = window.days().stream()
                .sorted()
                .map((DayOfWeek day) -> day.getDisplayName(TextStyle.FULL, Texts.locale()))
                .collect(Collectors.joining(", "));
        return Texts.t(
                "tenant.window.words",
                days,
                window.start().toString(),
                window.length().toHours(),
                window.zone().getId());
    }
}
