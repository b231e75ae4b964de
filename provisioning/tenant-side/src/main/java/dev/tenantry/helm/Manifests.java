package dev.tenantry.helm;

import dev.tenantry.jobs.Digests;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenantside.JobOutcome.RenderedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Rendered manifests by object: {@code Deployment/open-webui} → what it says, in one form whatever the order of its fields and the
 * layout of its text.
 */
record Manifests(SortedMap<String, String> objects) {

    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final String LIST = "List";
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static Manifests none() {
        return new Manifests(new TreeMap<>());
    }

    static Manifests read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        SortedMap<String, List<String>> found = new TreeMap<>();
        try {
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
                objects(document)
                        .forEach(object -> found.computeIfAbsent(name(object), _ -> new ArrayList<>())
                                .add(CANONICAL.writeValueAsString(object)));
            }
        } catch (YAMLException e) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES, OutsideFailure.Kind.NOT_UNDERSTOOD, "Helm rendered no valid YAML");
        }
        SortedMap<String, String> objects = new TreeMap<>();
        found.forEach((name, texts) -> objects.put(name, together(texts)));
        return new Manifests(objects);
    }

    /** What stands in a list is an object for itself: a secret among others is one all the same. */
    private static Stream<Map<?, ?>> objects(Object document) {
        if (!(document instanceof Map<?, ?> object)) {
            return Stream.empty();
        }
        String kind = String.valueOf(object.get("kind"));
        return kind.endsWith(LIST) && object.get("items") instanceof List<?> items && !items.isEmpty()
                ? items.stream().map(item -> ofKind(item, kind)).flatMap(Manifests::objects)
                : Stream.of(object);
    }

    /** Those of a {@code SecretList} need not say that they are secrets. */
    private static Object ofKind(Object item, String list) {
        if (!(item instanceof Map<?, ?> object) || object.containsKey("kind")) {
            return item;
        }
        Map<Object, Object> named = new TreeMap<>(Map.of("kind", list.substring(0, list.length() - LIST.length())));
        named.putAll(object);
        return named;
    }

    private static String name(Map<?, ?> object) {
        Object name = object.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : "";
        return object.get("kind") + "/" + name;
    }

    /** Objects of two namespaces may share kind and name: none of them hides another. */
    private static String together(List<String> texts) {
        return texts.size() == 1
                ? texts.getFirst()
                : "[" + String.join(",", texts.stream().sorted().toList()) + "]";
    }

    /** What turns these into the others, field by field. */
    List<RenderedChange> changesTo(Manifests wanted, HiddenTexts hidden) {
        Stream.of(this, wanted)
                .forEach(side -> side.objects.forEach(
                        (name, text) -> hidden.learn(FieldDifferences.of(name, tree(null), tree(text), hidden))));
        RenderedFields fields = new RenderedFields(hidden);
        TreeSet<String> names = new TreeSet<>(objects.keySet());
        names.addAll(wanted.objects.keySet());
        List<RenderedChange> changes = new ArrayList<>();
        for (String name : names) {
            String before = objects.get(name);
            String after = wanted.objects.get(name);
            if (before == null || !before.equals(after)) {
                changes.add(change(name, before, after, hidden, fields));
            }
        }
        return changes;
    }

    private static RenderedChange change(
            String object, @Nullable String before, @Nullable String after, HiddenTexts hidden, RenderedFields fields) {
        int slash = object.indexOf('/');
        return new RenderedChange(
                object.substring(0, slash),
                object.substring(slash + 1),
                digest(object, before, hidden),
                digest(object, after, hidden),
                fields.of(object, FieldDifferences.of(object, tree(before), tree(after), hidden)));
    }

    /** With a secret in it the digest is keyed: beside all the other fields a short secret could be guessed from a plain one. */
    private static @Nullable String digest(String object, @Nullable String text, HiddenTexts hidden) {
        if (text == null) {
            return null;
        }
        boolean hides = FieldDifferences.of(object, tree(null), tree(text), hidden).values().stream()
                .anyMatch(FieldDifferences.Sides::hidden);
        return hides ? hidden.digest(object, text) : Digests.of(text);
    }

    private static JsonNode tree(@Nullable String text) {
        return text == null ? MissingNode.getInstance() : CANONICAL.readTree(text);
    }
}
