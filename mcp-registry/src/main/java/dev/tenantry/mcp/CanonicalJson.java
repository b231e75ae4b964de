package dev.tenantry.mcp;

import java.math.BigDecimal;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in one form (RFC 8785): members sorted, no spaces, numbers as JavaScript writes them. */
final class CanonicalJson {

    /** From here on JavaScript writes an exponent. */
    private static final BigDecimal PLAIN_BELOW = new BigDecimal("1e21");

    private CanonicalJson() {}

    static String of(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            object(node, text);
        } else if (node.isArray()) {
            array(node, text);
        } else if (node.isNumber()) {
            text.append(number(node.decimalValue()));
        } else {
            text.append(JsonMapper.shared().writeValueAsString(node));
        }
    }

    private static void object(JsonNode node, StringBuilder text) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        String before = "{";
        for (var member : sorted.entrySet()) {
            text.append(before)
                    .append(JsonMapper.shared().writeValueAsString(member.getKey()))
                    .append(':');
            write(member.getValue(), text);
            before = ",";
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode node, StringBuilder text) {
        String before = "[";
        for (JsonNode element : node) {
            text.append(before);
            write(element, text);
            before = ",";
        }
        text.append(node.isEmpty() ? "[]" : "]");
    }

    private static String number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.abs().compareTo(PLAIN_BELOW) < 0
                ? stripped.toPlainString()
                : Double.toString(stripped.doubleValue()).replace("E", "e+").replace(".0e", "e");
    }
}
