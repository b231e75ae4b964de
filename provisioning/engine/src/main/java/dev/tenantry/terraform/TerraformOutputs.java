package dev.tenantry.terraform;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A stack's outputs as texts: bare for texts, JSON for everything else.
 *
 * @param open those that may be stored and shown
 * @param sensitive those that may not
 */
public record TerraformOutputs(Map<String, String> open, Map<String, String> sensitive) {

    public TerraformOutputs {
        open = Map.copyOf(open);
        sensitive = Map.copyOf(sensitive);
    }

    static TerraformOutputs read(JsonNode root) {
        return new TerraformOutputs(texts(root, false), texts(root, true));
    }

    private static Map<String, String> texts(JsonNode root, boolean sensitive) {
        return root.properties().stream()
                .filter(output -> output.getValue().path("sensitive").asBoolean(true) == sensitive)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, output -> text(output.getValue().path("value"))));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** Without the values of the sensitive ones. */
    @Override
    public String toString() {
        return "TerraformOutputs[" + new TreeMap<>(open) + ", sensitive " + new TreeMap<>(sensitive).keySet() + "]";
    }
}
