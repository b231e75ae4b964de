package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.Region;
import dev.tenantry.register.TenantDraft;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a draft holds, in words. */
final class DraftWords {

    private DraftWords() {}

    /** A choice by its name, a list with commas, everything else as it was written; empty if nothing was. */
    static String of(TenantDraft draft, Field field) {
        String value = draft.get(field);
        return switch (field) {
            case SIZE -> choice("SizeProfile.", value);
            case DATA_POLICY -> choice("DataPolicy.", value);
            case SIGN_IN -> choice("SignInKind.", value);
            case REGION ->
                Region.of(value)
                        .map(region -> Texts.t("wizard.region", Texts.t(region), region.id()))
                        .orElse(value);
            case WINDOW_DAYS ->
                Stream.of(DayOfWeek.values())
                        .filter(day -> draft.list(field).contains(day.name()))
                        .map(day -> day.getDisplayName(TextStyle.FULL, Texts.locale()))
                        .collect(Collectors.joining(", "));
            case MCP_ACKNOWLEDGED -> McpInputs.signed(draft).stream().sorted().collect(Collectors.joining(", "));
            case MCP_SERVERS, MODELS, SIGN_IN_ADDRESSES, TAGS -> String.join(", ", draft.list(field));
            case DISPLAY_NAME,
                    LEGAL_NAME,
                    STREET,
                    POSTAL_CODE,
                    CITY,
                    COUNTRY,
                    VAT_ID,
                    ADMIN_NAME,
                    ADMIN_EMAIL,
                    BILLING_EMAIL,
                    SECURITY_EMAIL,
                    CONTRACT_START,
                    DATA_PROCESSING_AGREEMENT,
                    SLUG,
                    ACCOUNT_ID,
                    NETWORK,
                    EXPECTED_USERS,
                    ISSUER,
                    GROUP_CLAIM,
                    HOST_NAME,
                    CERTIFICATE_ARN,
                    WINDOW_START,
                    WINDOW_HOURS,
                    WINDOW_ZONE -> value;
        };
    }

    private static String choice(String prefix, String value) {
        return Texts.find(prefix + value).orElse(value);
    }
}
