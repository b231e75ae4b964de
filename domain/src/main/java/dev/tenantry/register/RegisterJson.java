package dev.tenantry.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile;
import java.io.InputStream;
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

    /** A field that was added after the draft was stored holds its usual value. */
    static TenantDraft draft(String json) {
        TenantDraft draft = TenantDraft.fresh();
        for (Map.Entry<Field, String> stored : MAPPER.readValue(json, VALUES).entrySet()) {
            draft = draft.with(stored.getKey(), stored.getValue());
        }
        return draft;
    }

    /** Throws {@link tools.jackson.core.JacksonException} if it is no price book. */
    static PriceBook priceBook(InputStream json) {
        return MAPPER.readValue(json, PriceBook.class);
    }

    /** Throws {@link tools.jackson.core.JacksonException} if it is no catalogue of models. */
    static ModelCatalogue models(InputStream json) {
        return MAPPER.readValue(json, ModelCatalogue.class);
    }

    static String profile(TenantProfile profile) {
        return MAPPER.writeValueAsString(profile);
    }

    static TenantProfile profile(String json) {
        return MAPPER.readValue(json, TenantProfile.class);
    }

    /** A mix-in: its annotations count, its bodies are never run. */
    private abstract static class AsText {

        @JsonCreator
        static Slug of(String text) {
            return Slug.of(text);
        }

        @JsonValue
        abstract String value();
    }
}
