package simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The functions that stacks use most; a value with an unknown part gives an unknown result. */
final class Functions {

    private Functions() {}

    static Object call(String name, List<Object> arguments) {
        if (arguments.stream().anyMatch(Values::isUnknown)) {
            return Values.UNKNOWN;
        }
        boolean marked = !name.equals("nonsensitive") && arguments.stream().anyMatch(Values::isSensitive);
        Object result =
                plainly(name, arguments.stream().map(Values::plain).collect(Collectors.toCollection(ArrayList::new)));
        return marked || name.equals("sensitive") ? Values.sensitive(result) : result;
    }

    private static Object plainly(String name, List<Object> given) {
        Object first = given.isEmpty() ? null : given.getFirst();
        return switch (name) {
            case "toset", "tolist", "tomap", "tostring", "tonumber", "tobool", "try", "sensitive", "nonsensitive" ->
                first;
            case "coalesce" ->
                given.stream().filter(Objects::nonNull).findFirst().orElse(null);
            case "concat" ->
                given.stream().flatMap(each -> Json.list(each).stream()).toList();
            case "distinct", "compact" -> Json.list(first).stream().distinct().toList();
            case "merge" -> merged(given);
            case "join" ->
                Json.list(given.getLast()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(String.valueOf(first)));
            case "lower" -> String.valueOf(first).toLowerCase(Locale.ROOT);
            case "upper" -> String.valueOf(first).toUpperCase(Locale.ROOT);
            case "jsonencode" -> Json.write(first);
            case "keys" ->
                Json.map(first).keySet().stream()
                        .sorted()
                        .map(Object.class::cast)
                        .toList();
            default -> throw new Scope.Opaque(name);
        };
    }

    private static Map<String, Object> merged(List<Object> maps) {
        Map<String, Object> all = new LinkedHashMap<>();
        maps.forEach(each -> all.putAll(Json.map(each)));
        return all;
    }
}
