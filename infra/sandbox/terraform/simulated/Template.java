package simulated;

import java.util.function.Function;

/** A quoted text with <code>${…}</code> in it. */
final class Template {

    private Template() {}

    static Object fill(String text, Function<String, Object> evaluate) {
        StringBuilder out = new StringBuilder();
        boolean sensitive = false;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("%{", at)) {
                throw new Scope.Opaque("a directive");
            }
            if (text.startsWith("$${", at)) {
                out.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = end(text, at + 2);
                Object value = evaluate.apply(text.substring(at + 2, end));
                if (Values.isUnknown(value)) {
                    return Values.UNKNOWN;
                }
                sensitive |= Values.isSensitive(value);
                out.append(text(Values.plain(value)));
                at = end + 1;
            } else if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                out.append(unescaped(text.charAt(at + 1)));
                at += 2;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return sensitive ? Values.sensitive(out.toString()) : out.toString();
    }

    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = Hcl.endOfString(text, i) - 1;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        throw new Scope.Opaque(text);
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }
}
