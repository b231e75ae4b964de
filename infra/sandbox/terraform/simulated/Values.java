package simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values that carry what is known of them, and the trees that tell it beside the plain ones. */
final class Values {

    /** Known only after an apply. */
    static final Object UNKNOWN = new Object();

    /** Not given at all. */
    static final Object ABSENT = new Object();

    /** Must not be shown. */
    record Sensitive(Object value) {}

    private Values() {}

    static Object sensitive(Object value) {
        return value instanceof Sensitive ? value : new Sensitive(value);
    }

    static boolean isSensitive(Object value) {
        return value instanceof Sensitive
                || value instanceof Map<?, ?> map && map.values().stream().anyMatch(Values::isSensitive)
                || value instanceof List<?> list && list.stream().anyMatch(Values::isSensitive);
    }

    static boolean isUnknown(Object value) {
        return value == UNKNOWN
                || value instanceof Sensitive(Object inner) && isUnknown(inner)
                || value instanceof Map<?, ?> map && map.values().stream().anyMatch(Values::isUnknown)
                || value instanceof List<?> list && list.stream().anyMatch(Values::isUnknown);
    }

    /** Without its own mark; what is inside keeps its. */
    static Object bare(Object value) {
        return value instanceof Sensitive(Object inner) ? inner : value;
    }

    /** Without marks, and without what is unknown. */
    static Object plain(Object value) {
        return switch (value) {
            case null -> null;
            case Instance one -> plain(one.attributes());
            case Sensitive(Object inner) -> plain(inner);
            case Map<?, ?> map -> {
                Map<String, Object> known = new LinkedHashMap<>();
                map.forEach((key, each) -> {
                    if (each != UNKNOWN && !(each instanceof Sensitive(Object inner) && inner == UNKNOWN)) {
                        known.put(String.valueOf(key), plain(each));
                    }
                });
                yield known;
            }
            case List<?> list -> each(list, each -> each == UNKNOWN ? null : plain(each));
            default -> value == UNKNOWN ? null : value;
        };
    }

    /** The tree of what is sensitive: {@code true} for all below it. */
    static Object sensitiveMarks(Object value) {
        return switch (value) {
            case Sensitive marked -> true;
            case Map<?, ?> map -> marks(map, Values::sensitiveMarks);
            case List<?> list -> each(list, Values::sensitiveMarks);
            case null, default -> false;
        };
    }

    /** The tree of what is unknown. */
    static Object unknownMarks(Object value) {
        return switch (value) {
            case Sensitive(Object inner) -> unknownMarks(inner);
            case Map<?, ?> map -> marks(map, Values::unknownMarks);
            case List<?> list -> each(list, Values::unknownMarks);
            case null, default -> value == UNKNOWN;
        };
    }

    private static Map<String, Object> marks(Map<?, ?> map, UnaryOperator<Object> mark) {
        Map<String, Object> marks = new LinkedHashMap<>();
        map.forEach((key, each) -> {
            Object below = mark.apply(each);
            if (!Boolean.FALSE.equals(below)) {
                marks.put(String.valueOf(key), below);
            }
        });
        return marks;
    }

    static List<Object> each(List<?> list, UnaryOperator<Object> change) {
        List<Object> changed = new ArrayList<>();
        list.forEach(each -> changed.add(change.apply(each)));
        return changed;
    }
}
