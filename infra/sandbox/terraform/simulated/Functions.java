package simulated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IllegalFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The functions that stacks use most; a value with an unknown part gives an unknown result. */
final class Functions {

    private static final Set<String> CONTAINERS =
            Set.of("concat", "merge", "keys", "values", "length", "slice", "lookup", "one");

    private Functions() {}

    static Object call(String name, List<Object> arguments) {
        boolean takesUnknown =
                CONTAINERS.contains(name) && arguments.stream().noneMatch(each -> each == Values.UNKNOWN);
        if (!takesUnknown && arguments.stream().anyMatch(Values::isUnknown)) {
            return Values.UNKNOWN;
        }
        boolean marked = !name.equals("nonsensitive") && arguments.stream().anyMatch(Values::isSensitive);
        List<Object> given = new ArrayList<>();
        arguments.forEach(each -> given.add(takesUnknown ? Values.bare(each) : Values.plain(each)));
        Object result = takesUnknown ? container(name, given) : plainly(name, given);
        return marked || name.equals("sensitive") ? Values.sensitive(result) : result;
    }

    /** Those that look at the container only: what is in it may be unknown. */
    private static Object container(String name, List<Object> given) {
        Object first = given.isEmpty() ? null : given.getFirst();
        return switch (name) {
            case "concat" ->
                given.stream().flatMap(each -> Json.list(each).stream()).toList();
            case "merge" -> merged(given);
            case "keys" ->
                Json.map(first).keySet().stream()
                        .sorted()
                        .map(Object.class::cast)
                        .toList();
            case "values" -> new ArrayList<>(new TreeMap<>(Json.map(first)).values());
            case "length" ->
                new BigDecimal(
                        first instanceof Map<?, ?> map
                                ? map.size()
                                : Json.list(first).size());
            case "slice" ->
                Json.list(first)
                        .subList(
                                Operators.number(given.get(1)).intValue(),
                                Operators.number(given.get(2)).intValue());
            case "lookup" -> Json.map(first).getOrDefault(given.get(1), given.getLast());
            case "one" -> Json.list(first).isEmpty() ? null : Json.list(first).getFirst();
            default -> throw new Scope.Opaque(name);
        };
    }

    private static Object plainly(String name, List<Object> given) {
        Object first = given.isEmpty() ? null : given.getFirst();
        return switch (name) {
            case "toset", "tolist", "tomap", "tostring", "tonumber", "tobool", "try", "sensitive", "nonsensitive" ->
                first;
            case "coalesce" ->
                given.stream().filter(Objects::nonNull).findFirst().orElse(null);
            case "distinct", "compact" -> Json.list(first).stream().distinct().toList();
            case "sort" ->
                Json.list(first).stream()
                        .map(String::valueOf)
                        .sorted()
                        .map(Object.class::cast)
                        .toList();
            case "contains" -> Json.list(first).contains(given.get(1));
            case "min" ->
                given.stream()
                        .map(Operators::number)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
            case "max" ->
                given.stream()
                        .map(Operators::number)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
            case "floor" -> Operators.number(first).setScale(0, RoundingMode.FLOOR);
            case "flatten" -> flat(Json.list(first));
            case "range" -> range(Operators.number(first).intValue(), Operators.number(given.get(1)).intValue());
            case "format" -> formatted(String.valueOf(first), given.subList(1, given.size()));
            case "split" ->
                List.<Object>of((Object[]) String.valueOf(given.get(1)).split(Pattern.quote(String.valueOf(first))));
            case "startswith" -> String.valueOf(first).startsWith(String.valueOf(given.get(1)));
            case "join" ->
                Json.list(given.getLast()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(String.valueOf(first)));
            case "lower" -> String.valueOf(first).toLowerCase(Locale.ROOT);
            case "upper" -> String.valueOf(first).toUpperCase(Locale.ROOT);
            case "jsonencode" -> Json.write(first);
            case "cidrsubnet" ->
                Networks.cut(
                        String.valueOf(first),
                        Operators.number(given.get(1)).intValue(),
                        Operators.number(given.get(2)).intValue());
            default -> throw new Scope.Opaque(name);
        };
    }

    private static List<Object> flat(List<?> nested) {
        return nested.stream()
                .<Object>flatMap(each -> each instanceof List<?> inner ? flat(inner).stream() : Stream.of(each))
                .toList();
    }

    private static List<Object> range(int from, int to) {
        return IntStream.range(from, to).<Object>mapToObj(BigDecimal::new).toList();
    }

    /** Numbers are whole for a pattern such as %03d, and are not for %.1f. */
    private static String formatted(String pattern, List<Object> values) {
        boolean whole = pattern.matches(".*%0?\\d*d.*");
        Object[] printable = values.stream()
                .map(value -> whole && value instanceof BigDecimal number ? number.toBigInteger() : value)
                .toArray();
        try {
            return String.format(Locale.ROOT, pattern, printable);
        } catch (IllegalFormatException tooHard) {
            throw new Scope.Opaque(pattern);
        }
    }

    private static Map<String, Object> merged(List<Object> maps) {
        Map<String, Object> all = new LinkedHashMap<>();
        maps.forEach(each -> all.putAll(Json.map(each)));
        return all;
    }
}
