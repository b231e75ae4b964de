package dev.tenantry.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How drafts and profiles are written to rows. */
final class RegisterJson {

    private static final TypeReference<Map<Field, String>> VALUES = new TypeReference<>() {};
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addMixIn(Slug.class, AsText.class).build();

    private RegisterJson() {}

    static String draft(TenantDraft draft) {
        return MAPPER.writeValueAsString(draft.values());
    }

    static TenantDraft draft(String json) {
        return new TenantDraft(MAPPER.readValue(json, VALUES));
    }

    static String profile(TenantProfile profile) {
        return MAPPER.writeValueAsString(profile);
    }

    static TenantProfile profile(String json) {
        return MAPPER.readValue(json, TenantProfile.class);
    }

    private abstract static class AsText {

        @JsonCreator
        static Slug of(String text) {
            throw new IllegalStateException("a mix-in is never called: " + text);
        }

        @JsonValue
        abstract String value();
    }
}
