package dev.tenantry.terraform;

import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Walks the five parallel trees of a planned change and lists what differs, leaf by leaf. */
final class AttributeDifferences {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final SensitiveTexts secrets;
    private final List<AttributeChange> found = new ArrayList<>();

    private AttributeDifferences(SensitiveTexts secrets) {
        this.secrets = secrets;
    }

    static List<AttributeChange> of(JsonNode change, SensitiveTexts secrets) {
        AttributeDifferences walk = new AttributeDifferences(secrets);
        walk.compare("", Trees.of(change));
        return walk.found;
    }

    private void compare(String path, Trees trees) {
        if (trees.isLeaf()) {
            addIfDifferent(path, trees);
        } else {
            trees.names().forEach(name -> compare(join(path, name), trees.child(name)));
            IntStream.range(0, trees.length()).forEach(i -> compare(path + "[" + i + "]", trees.child(i)));
        }
    }

    private void addIfDifferent(String path, Trees trees) {
        boolean sensitive = trees.isSensitive();
        Value before = value(trees.before(), sensitive);
        Value after = trees.isUnknown() ? Value.unknown() : value(trees.after(), sensitive);
        if (!before.equals(after)) {
            found.add(new AttributeChange(path, before, after));
        }
    }

    private Value value(JsonNode node, boolean sensitive) {
        if (node.isMissingNode() || node.isNull()) {
            return Value.absent();
        }
        String text = node.isString() ? node.stringValue() : node.toString();
        return sensitive || secrets.reveals(text) ? Value.sensitive(text) : Value.known(text);
    }

    private static String join(String path, String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            return path + "[\"" + name + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The same place in each tree. A mark is {@code true} for all that is below it. */
    private record Trees(
            JsonNode before, JsonNode after, JsonNode unknown, JsonNode beforeSensitive, JsonNode afterSensitive) {

        static Trees of(JsonNode change) {
            return new Trees(
                    change.path("before"),
                    change.path("after"),
                    change.path("after_unknown"),
                    change.path("before_sensitive"),
                    change.path("after_sensitive"));
        }

        boolean isSensitive() {
            return isMarked(beforeSensitive) || isMarked(afterSensitive);
        }

        boolean isUnknown() {
            return isMarked(unknown);
        }

        boolean isLeaf() {
            return isSensitive() || isUnknown() || (names().isEmpty() && length() == 0) || !sameShape();
        }

        private boolean sameShape() {
            boolean objects = Stream.of(before, after).allMatch(node -> node.isObject() || isNothing(node));
            boolean arrays = Stream.of(before, after).allMatch(node -> node.isArray() || isNothing(node));
            return objects || arrays;
        }

        TreeSet<String> names() {
            TreeSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.addAll(unknown.propertyNames());
            return names;
        }

        int length() {
            return IntStream.of(arrayLength(before), arrayLength(after), arrayLength(unknown))
                    .max()
                    .orElse(0);
        }

        Trees child(String name) {
            return new Trees(
                    before.path(name),
                    after.path(name),
                    unknown.path(name),
                    beforeSensitive.path(name),
                    afterSensitive.path(name));
        }

        Trees child(int index) {
            return new Trees(
                    before.path(index),
                    after.path(index),
                    unknown.path(index),
                    beforeSensitive.path(index),
                    afterSensitive.path(index));
        }

        private static boolean isMarked(JsonNode mark) {
            return mark.isBoolean() && mark.booleanValue();
        }

        private static boolean isNothing(JsonNode node) {
            return node instanceof MissingNode || node.isNull();
        }

        private static int arrayLength(JsonNode node) {
            return node.isArray() ? node.size() : 0;
        }
    }
}
