package simulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code for a in b : c}, of a list or a map, in the order that Terraform keeps. */
final class Loop {

    private Loop() {}

    /**
     * @param first the loop's only variable, or of two the one for indexes and keys
     * @param second null if there is one variable
     * @param gives whether the result is a map
     * @param round works out one round with the names that it is given
     */
    static Object over(
            Object over,
            String first,
            String second,
            boolean gives,
            Scope outer,
            Function<Scope, Expression.Round> round) {
        if (over == Values.UNKNOWN) {
            return Values.UNKNOWN;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        List<Object> list = new ArrayList<>();
        entries(over instanceof Values.Sensitive(Object inner) ? inner : over).forEach(entry -> {
            Expression.Round one = round.apply(with(outer, first, second, entry));
            if (one.counts() && gives) {
                map.put(String.valueOf(Values.plain(one.key())), one.value());
            } else if (one.counts()) {
                list.add(one.value());
            }
        });
        Object result = gives ? map : list;
        return over instanceof Values.Sensitive ? Values.sensitive(result) : result;
    }

    private static List<Map.Entry<Object, Object>> entries(Object over) {
        List<Map.Entry<Object, Object>> entries = new ArrayList<>();
        switch (over) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
                sorted.forEach((key, value) -> entries.add(new java.util.AbstractMap.SimpleEntry<>(key, value)));
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    entries.add(new java.util.AbstractMap.SimpleEntry<>(new BigDecimal(i), list.get(i)));
                }
            }
            case null, default -> throw new Scope.Opaque("nothing to go through");
        }
        return entries;
    }

    private static Scope with(Scope outer, String first, String second, Map.Entry<Object, Object> entry) {
        Map<Object, Object> names = new HashMap<>();
        names.put(first, second == null ? entry.getValue() : entry.getKey());
        if (second != null) {
            names.put(second, entry.getValue());
        }
        return path -> names.containsKey(path.getFirst())
                ? StackModule.walk(names.get(path.getFirst()), path.subList(1, path.size()))
                : outer.resolve(path);
    }
}
