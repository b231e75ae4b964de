package dev.tenantry.helm;

import static dev.tenantry.steps.Change.WHOLE;

import dev.tenantry.steps.Keepable;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Walks an object before and after and lists what differs, leaf by leaf: {@code spec.template.spec.containers[open-webui].image}. */
final class FieldDifferences {

    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_./:-]+");
    /** All that may be seen of an object of kind Secret. */
    private static final Pattern OPEN_IN_SECRET =
            Pattern.compile("apiVersion|kind|type|immutable|metadata\\.(name|namespace|labels\\W.*)");

    private final HiddenTexts texts;
    private final boolean ofSecret;
    private final SortedMap<String, Sides> found = new TreeMap<>();

    private FieldDifferences(HiddenTexts texts, boolean ofSecret) {
        this.texts = texts;
        this.ofSecret = ofSecret;
    }

    /**
     * One field on both sides, of which one may be missing.
     *
     * @param hidden whether neither may be seen
     */
    record Sides(JsonNode before, JsonNode after, boolean hidden) {}

    /** By path; each path stands once. */
    static SortedMap<String, Sides> of(String object, JsonNode before, JsonNode after, HiddenTexts texts) {
        FieldDifferences walk = new FieldDifferences(texts, object.startsWith("Secret/"));
        walk.compare("", "", before, after);
        return walk.found;
    }

    private void compare(String path, String name, JsonNode before, JsonNode after) {
        if (isLeaf(before) && isLeaf(after)) {
            addIfDifferent(path, name, before, after);
        } else if (isObject(before) && isObject(after)) {
            names(before, after)
                    .forEach(child -> compare(
                            join(path, child), called(child, before, after), before.path(child), after.path(child)));
        } else if (isList(before) && isList(after)) {
            compareLists(path, name, before, after);
        } else {
            compare(path, name, before, NOTHING);
            compare(path, name, NOTHING, after);
        }
    }

    private void compareLists(String path, String name, JsonNode before, JsonNode after) {
        ListKeys.of(before, after)
                .filter(keys -> keys.all().stream().noneMatch(texts::reveals))
                .ifPresentOrElse(keys -> compareByKey(path, name, keys), () -> {
                    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                        compare(path + "[" + i + "]", name, before.path(i), after.path(i));
                    }
                });
    }

    private void compareByKey(String path, String name, ListKeys keys) {
        for (String key : keys.all()) {
            String shown = PLAIN_KEY.matcher(key).matches() ? key : quoted(key);
            compare(path + "[" + shown + "]", name, keys.before(key), keys.after(key));
        }
        if (keys.inOtherOrder()) {
            addIfDifferent(path, name, keys.orderBefore(), keys.orderAfter());
        }
    }

    private void addIfDifferent(String path, String name, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        boolean hidden = (ofSecret && !OPEN_IN_SECRET.matcher(path).matches())
                || texts.hides(name, before)
                || texts.hides(name, after);
        String place = Keepable.exactly(path);
        while (found.containsKey(place)) {
            place += "'";
        }
        found.put(place, new Sides(before, after, hidden));
    }

    /** A value is called by the name beside it, as in a container's environment; of two names by the one of a secret. */
    private String called(String child, JsonNode before, JsonNode after) {
        if (!child.equals("value")) {
            return child;
        }
        List<String> beside = Stream.of(before, after)
                .map(side -> side.path("name").asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
        return beside.stream()
                .filter(HiddenTexts::isOfSecret)
                .findFirst()
                .orElse(beside.isEmpty() ? child : beside.getFirst());
    }

    private static boolean isLeaf(JsonNode node) {
        return !node.isContainer() || node.isEmpty();
    }

    private static boolean isObject(JsonNode node) {
        return node.isObject() || node.isMissingNode();
    }

    private static boolean isList(JsonNode node) {
        return node.isArray() || node.isMissingNode();
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        TreeSet<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        return names;
    }

    private static String join(String path, String name) {
        if (!PLAIN_NAME.matcher(name).matches() || (path.isEmpty() && name.equals(WHOLE))) {
            return path + "[" + quoted(name) + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String quoted(String name) {
        return JsonMapper.shared().writeValueAsString(name);
    }
}
