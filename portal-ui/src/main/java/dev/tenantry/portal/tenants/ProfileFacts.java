package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.MaintenanceWindow;
import dev.tenantry.tenants.TenantProfile.McpChoice;
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
        Map<String, String> facts = new LinkedHashMap<>();
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
        facts.put(Texts.t("Field.HOST_NAME"), profile.hostName());
        facts.put(
                Texts.t("Field.MCP_SERVERS"),
                sorted(profile.mcpServers().stream().map(McpChoice::serverId).toList()));
        facts.put(Texts.t("tenant.window"), window(profile.maintenanceWindow()));
        facts.put(Texts.t("Field.TAGS"), sorted(profile.tags()));
        facts.put(Texts.t("tenant.release"), profile.release());
        return facts;
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
