package dev.tenantry.portal.rest;

import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a draft as they are called in JSON: {@code displayName} for {@link Field#DISPLAY_NAME}. */
final class FieldNames {

    private static final int LONGEST = 500;
    private static final Map<String, Field> BY_NAME =
            Arrays.stream(Field.values()).collect(Collectors.toMap(FieldNames::of, Function.identity()));

    private FieldNames() {}

    static String of(Field field) {
        var words = field.name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** That draft with these values; throws a 400 that names every field that is unknown or too long. */
    static TenantDraft into(TenantDraft begun, Map<String, @Nullable String> values) {
        var wrong = new TreeMap<String, String>();
        var draft = begun;
        for (var value : values.entrySet()) {
            var field = BY_NAME.get(value.getKey());
            var text = value.getValue() == null ? "" : value.getValue();
            if (field == null) {
                wrong.put(value.getKey(), "is no field of a tenant; they are " + new TreeMap<>(BY_NAME).keySet());
            } else if (text.length() > LONGEST) {
                wrong.put(value.getKey(), "has more than " + LONGEST + " characters");
            } else {
                draft = draft.with(field, text);
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusals.badInput(wrong);
        }
        return draft;
    }

    /** What was filled in, in the order of the fields. */
    static Map<String, String> values(TenantDraft draft) {
        var values = new LinkedHashMap<String, String>();
        for (var field : Field.values()) {
            if (!draft.get(field).isEmpty()) {
                values.put(of(field), draft.get(field));
            }
        }
        return values;
    }

    /** Each wrong field with what is wrong. */
    static Map<String, Problem.Kind> problems(List<Problem> problems) {
        var wrong = new LinkedHashMap<String, Problem.Kind>();
        problems.forEach(problem -> wrong.putIfAbsent(of(problem.field()), problem.kind()));
        return wrong;
    }
}
