package dev.tenantry.openwebui;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.AssistantWishes.Alias;
import dev.tenantry.tenantside.JobOutcome.ModelRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people can choose: stable ids, with a base behind each that may change (R3.4). */
record Models(OpenWebUiApi api) {

    private static final String MARK = "tenantry";
    private static final List<Map<String, String>> EVERYBODY_READS =
            List.of(Map.of("principal_type", "user", "principal_id", "*", "permission", "read"));

    void set(AssistantWishes wishes) {
        List<Map<String, Object>> rows = new ArrayList<>();
        // a person needs the right to read the base as well; hidden only keeps it off the screen
        wishes.models().stream()
                .map(Alias::base)
                .distinct()
                .forEach(base -> rows.add(row(base, null, base, Map.of("hidden", true, MARK, "base"))));
        wishes.models()
                .forEach(alias -> rows.add(row(
                        alias.id(),
                        alias.base(),
                        alias.name(),
                        Map.of("capabilities", Map.of("usage", true), MARK, "alias"))));
        api.importModels(Map.of("models", rows));
        Set<String> wanted = rows.stream().map(row -> (String) row.get("id")).collect(Collectors.toSet());
        delete(ours().stream().filter(id -> !wanted.contains(id)).collect(Collectors.toSet()));
    }

    private static Map<String, Object> row(String id, @Nullable String base, String name, Map<String, Object> meta) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("base_model_id", base);
        row.put("name", name);
        row.put("meta", meta);
        // left out, it would be emptied
        row.put("params", Map.of());
        row.put("access_grants", EVERYBODY_READS);
        row.put("is_active", true);
        return row;
    }

    private Set<String> ours() {
        return stored().stream()
                .filter(row -> row.path("meta").has(MARK))
                .map(row -> row.path("id").asString(""))
                .collect(Collectors.toSet());
    }

    /** Fine if some are not there. */
    void delete(Set<String> ids) {
        Set<String> present =
                stored().stream().map(row -> row.path("id").asString("")).collect(Collectors.toSet());
        ids.stream().filter(present::contains).forEach(this::delete);
    }

    private void delete(String id) {
        try {
            api.deleteModel(Map.of("id", id));
        } catch (OutsideFailure failure) {
            if (failure.kind() != OutsideFailure.Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    /** The other fields are kept: what is left out becomes null. */
    void setDefault(String id) {
        Map<String, Object> defaults = new HashMap<>();
        JsonNode before = api.modelDefaults();
        before.propertyNames().forEach(name -> defaults.put(name, before.get(name)));
        defaults.put("DEFAULT_MODELS", id);
        api.setModelDefaults(defaults);
    }

    /** The aliases, without the hidden rows of their bases. */
    List<ModelRow> rows() {
        return stored().stream()
                .filter(row -> row.path("base_model_id").isString())
                .map(row -> new ModelRow(
                        row.path("id").asString(""),
                        row.path("base_model_id").asString(""),
                        row.path("is_active").asBoolean(true)))
                .toList();
    }

    private List<JsonNode> stored() {
        return Stream.of(api.exportModels(), api.baseModels())
                .flatMap(rows -> StreamSupport.stream(rows.spliterator(), false))
                .toList();
    }
}
