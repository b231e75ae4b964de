package dev.tenantry.register;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person has filled in so far, as they wrote it; may be incomplete and wrong. */
public record TenantDraft(Map<Field, String> values) {

    private static final Set<Field> OF_ONE_COMPANY = EnumSet.of(
            Field.DISPLAY_NAME,
            Field.LEGAL_NAME,
            Field.STREET,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.VAT_ID,
            Field.ADMIN_NAME,
            Field.ADMIN_EMAIL,
            Field.BILLING_EMAIL,
            Field.SECURITY_EMAIL,
            Field.CONTRACT_START,
            Field.DATA_PROCESSING_AGREEMENT,
            Field.SLUG,
            Field.ACCOUNT_ID,
            Field.NETWORK,
            Field.ISSUER,
            Field.SIGN_IN_ADDRESSES,
            Field.HOST_NAME,
            Field.CERTIFICATE_ARN,
            Field.MCP_ACKNOWLEDGED);

    public TenantDraft {
        Map<Field, String> clean = new EnumMap<>(Field.class);
        values.forEach((field, value) -> clean.put(field, value.strip()));
        values = Map.copyOf(clean);
    }

    /** A draft in which only the usual values stand. */
    public static TenantDraft fresh() {
        Map<Field, String> usual = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            usual.put(field, field.usual());
        }
        return new TenantDraft(usual);
    }

    /** Empty if nothing was filled in. */
    public String get(Field field) {
        return values.getOrDefault(field, "");
    }

    public TenantDraft with(Field field, String value) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(values);
        changed.put(field, value);
        return new TenantDraft(changed);
    }

    /** The fields whose values are others than in that draft. */
    public Set<Field> changedFrom(TenantDraft other) {
        Set<Field> changed = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (!get(field).equals(other.get(field))) {
                changed.add(field);
            }
        }
        return changed;
    }

    /** This draft with what that one has filled in for these fields. */
    public TenantDraft with(Set<Field> fields, TenantDraft other) {
        TenantDraft merged = this;
        for (Field field : fields) {
            merged = merged.with(field, other.get(field));
        }
        return merged;
    }

    /** What was filled in with commas between, each once, in the order given. */
    public List<String> list(Field field) {
        return Arrays.stream(get(field).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }

    /** The same agreements for another company: everything that belongs to one company alone is left out. */
    public TenantDraft cloned() {
        return with(OF_ONE_COMPANY, fresh()).with(Field.MCP_ACKNOWLEDGED, "");
    }
}
