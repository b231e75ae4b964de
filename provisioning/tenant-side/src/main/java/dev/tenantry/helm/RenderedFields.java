package dev.tenantry.helm;

import dev.tenantry.helm.FieldDifferences.Sides;
import dev.tenantry.jobs.Digests;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Keepable;
import dev.tenantry.tenantside.JobOutcome.RenderedField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes what differs so that it can leave the account: hidden, shortened and bounded, with digests for what is not said. */
final class RenderedFields {

    /** Of one object; the chart's largest has some 150. */
    static final int MOST_FIELDS = 200;
    /** Of all objects together, paths and values. */
    static final int MOST_CHARACTERS = 1_000_000;

    static final int LONGEST = 200;
    private static final int BEGINNING = 120;
    /** Texts that would read like another type. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(true|false|null|[-+.]?\\d[\\w.+-]*)?|[\"\\[{].*", Pattern.DOTALL);

    private final HiddenTexts hidden;
    private int left = MOST_CHARACTERS;

    RenderedFields(HiddenTexts hidden) {
        this.hidden = hidden;
    }

    /** The fields of one object; those beyond the bounds as one that counts them. */
    List<RenderedField> of(String object, SortedMap<String, Sides> differences) {
        List<RenderedField> fields = new ArrayList<>();
        for (Map.Entry<String, Sides> one : differences.entrySet()) {
            RenderedField field = field(object, one.getKey(), one.getValue());
            if (fields.size() == MOST_FIELDS || size(field) > left) {
                fields.add(rest(object, differences.tailMap(one.getKey())));
                break;
            }
            left -= size(field);
            fields.add(field);
        }
        return fields;
    }

    private RenderedField field(String object, String path, Sides sides) {
        Function<JsonNode, String> said =
                sides.hidden() ? node -> hidden.digest(object + "\n" + path, node.toString()) : RenderedFields::shown;
        return new RenderedField(path, side(sides.before(), said), side(sides.after(), said), sides.hidden());
    }

    private static @Nullable String side(JsonNode node, Function<JsonNode, String> said) {
        return node.isMissingNode() ? null : said.apply(node);
    }

    private static String shown(JsonNode node) {
        if (!node.isString()) {
            return shortened(node.toString());
        }
        String text = node.stringValue();
        return text.length() <= LONGEST && AMBIGUOUS.matcher(text).matches() ? node.toString() : shortened(text);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        return Keepable.shown(text, BEGINNING) + "… [" + size + " B, sha256:" + Digests.of(text) + "]";
    }

    private RenderedField rest(String object, SortedMap<String, Sides> differences) {
        boolean hides = differences.values().stream().anyMatch(Sides::hidden);
        return new RenderedField(
                Change.AttributeChange.REST + differences.size(),
                digest(object, differences, Sides::before, hides),
                digest(object, differences, Sides::after, hides),
                hides);
    }

    private @Nullable String digest(
            String object, SortedMap<String, Sides> differences, Function<Sides, JsonNode> side, boolean hides) {
        if (differences.values().stream().map(side).allMatch(JsonNode::isMissingNode)) {
            return null;
        }
        String text = differences.entrySet().stream()
                .map(one -> one.getKey() + "\n" + side.apply(one.getValue()))
                .collect(Collectors.joining("\n"));
        return hides ? hidden.digest(object + "\n" + Change.AttributeChange.REST, text) : "sha256:" + Digests.of(text);
    }

    private static int size(RenderedField field) {
        return field.path().length() + length(field.before()) + length(field.after());
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
