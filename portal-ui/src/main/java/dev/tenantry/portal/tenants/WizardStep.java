package dev.tenantry.portal.tenants;

import dev.tenantry.register.Field;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The wizard's steps and what each asks. */
enum WizardStep {
    COMPANY(
            Field.DISPLAY_NAME,
            Field.LEGAL_NAME,
            Field.STREET,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.COUNTRY,
            Field.VAT_ID),
    CONTRACT(
            Field.ADMIN_NAME,
            Field.ADMIN_EMAIL,
            Field.DATA_PROCESSING_AGREEMENT,
            Field.CONTRACT_START,
            Field.BILLING_EMAIL,
            Field.SECURITY_EMAIL),
    ACCOUNT(Field.SLUG, Field.ACCOUNT_ID, Field.REGION, Field.NETWORK),
    USE(
            Field.SIZE,
            Field.EXPECTED_USERS,
            Field.DATA_POLICY,
            Field.MODELS,
            Field.SIGN_IN,
            Field.ISSUER,
            Field.GROUP_CLAIM,
            Field.SIGN_IN_ADDRESSES,
            Field.HOST_NAME,
            Field.CERTIFICATE_ARN),
    TOOLS(Field.MCP_SERVERS, Field.MCP_ACKNOWLEDGED),
    OPERATION(Field.WINDOW_DAYS, Field.WINDOW_START, Field.WINDOW_HOURS, Field.WINDOW_ZONE, Field.TAGS),
    REVIEW;

    /** In the URL of a step that shows also what is merely missing. */
    static final String MISSING = "missing";

    @SuppressWarnings("ImmutableEnumChecker") // by List.of, which nobody can change
    private final List<Field> fields;

    WizardStep(Field... fields) {
        this.fields = List.of(fields);
    }

    List<Field> fields() {
        return fields;
    }

    /** Whether any of its fields is one of these. */
    boolean asks(Predicate<Field> wanted) {
        return fields.stream().anyMatch(wanted);
    }

    String inUrl() {
        return name().toLowerCase(Locale.ROOT);
    }

    WizardStep next() {
        List<WizardStep> all = List.of(values());
        return all.get(Math.min(all.indexOf(this) + 1, all.size() - 1));
    }

    static WizardStep of(String inUrl) {
        for (WizardStep step : values()) {
            if (step.inUrl().equals(inUrl)) {
                return step;
            }
        }
        return COMPANY;
    }

    static WizardStep asking(Field field) {
        for (WizardStep step : values()) {
            if (step.fields.contains(field)) {
                return step;
            }
        }
        throw new IllegalArgumentException("no step asks for " + field);
    }
}
