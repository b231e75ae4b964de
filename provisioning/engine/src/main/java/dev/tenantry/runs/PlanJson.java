package dev.tenantry.runs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.Suspension;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.Wanted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How runs and plans are written to the database: one form, sorted, so that equal things are equal texts. */
final class PlanJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addMixIn(PlannedPart.class, PartKinds.class)
            .addMixIn(Value.class, ValueKinds.class)
            .addMixIn(StepKey.class, AsText.class)
            .addMixIn(Slug.class, AsValue.class)
            .addMixIn(TenantId.class, AsText.class)
            .build();

    private PlanJson() {}

    /** The document as it is hashed and stored. */
    static String canonical(PlanDocument document) {
        return MAPPER.writeValueAsString(document);
    }

    /** Equal for equal changes. */
    static String change(Change change) {
        return MAPPER.writeValueAsString(change);
    }

    static PlanDocument document(String json) {
        return MAPPER.readValue(json, PlanDocument.class);
    }

    static String wanted(Wanted wanted) {
        return MAPPER.writeValueAsString(wanted);
    }

    /** The kind of the run tells what was asked for. */
    static Wanted wanted(RunKind kind, String json) {
        return MAPPER.readValue(json, form(kind));
    }

    private static Class<? extends Wanted> form(RunKind kind) {
        return switch (kind) {
            case ACCOUNT -> AccountOrder.class;
            case SUSPEND, RESUME -> Suspension.class;
            case OFFBOARD -> Departure.class;
            case ONBOARD, APPLY, RESIZE, UPGRADE, ROTATE, BACKUP, RESTORE, DRIFT_SCAN -> TenantProfile.class;
        };
    }

    static @Nullable String part(@Nullable PlannedPart part) {
        return part == null ? null : MAPPER.writerFor(PlannedPart.class).writeValueAsString(part);
    }

    static @Nullable PlannedPart part(@Nullable String json, @Nullable Void none) {
        return json == null ? null : MAPPER.readValue(json, PlannedPart.class);
    }

    static String facts(Facts facts) {
        return MAPPER.writeValueAsString(facts.values());
    }

    @SuppressWarnings("unchecked") // written by facts(Facts): a map of texts
    static Facts facts(String json) {
        return new Facts((Map<String, String>) MAPPER.readValue(json, Map.class));
    }

    static @Nullable String failure(@Nullable Failure failure) {
        return failure == null ? null : MAPPER.writeValueAsString(failure);
    }

    static @Nullable Failure failure(@Nullable String json, @Nullable Void none) {
        return json == null ? null : MAPPER.readValue(json, Failure.class);
    }

    static String look(Look look) {
        return MAPPER.writeValueAsString(look);
    }

    static Look look(String json) {
        return MAPPER.readValue(json, Look.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PlannedPart.Exact.class, name = "exact"),
        @JsonSubTypes.Type(value = PlannedPart.Deferred.class, name = "deferred")
    })
    private interface PartKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Value.Absent.class, name = "absent"),
        @JsonSubTypes.Type(value = Value.Known.class, name = "known"),
        @JsonSubTypes.Type(value = Value.Masked.class, name = "masked"),
        @JsonSubTypes.Type(value = Value.Unknown.class, name = "unknown")
    })
    private interface ValueKinds {}

    /** A mix-in: its annotations count, its bodies are never run. */
    private abstract static class AsText {

        @JsonCreator
        static Object of(String text) {
            return text;
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    private abstract static class AsValue {

        @JsonValue
        abstract String value();
    }
}
