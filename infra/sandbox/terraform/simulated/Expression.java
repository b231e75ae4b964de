package simulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the simple expressions: literals, texts with references in them, lists, objects, comparisons, a choice, some
 * functions. Any other stays the text that it is, with inputs and locals filled in, so that it is the same for the same inputs.
 */
final class Expression {

    private static final Pattern BLANK = Pattern.compile("(?:\\s|#[^\\n]*|//[^\\n]*|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern OPERATOR = Pattern.compile("==|!=|&&|\\|\\|");
    private static final Pattern INPUT = Pattern.compile("(?<![\\w.\"])(?:var|local|each|count)\\.\\w+");

    private final String text;
    private final Scope scope;
    private int at;

    private Expression(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    static Object evaluate(String text, Scope scope) {
        try {
            return strictly(text, scope);
        } catch (Scope.Opaque tooHard) {
            return filledIn(text, scope);
        }
    }

    private static Object strictly(String text, Scope scope) {
        Expression reader = new Expression(text, scope);
        Object value = reader.choice();
        reader.skip(BLANK);
        if (reader.at < text.length()) {
            throw new Scope.Opaque(text);
        }
        return value;
    }

    private static Object filledIn(String text, Scope scope) {
        boolean sensitive = false;
        StringBuilder filled = new StringBuilder();
        Matcher input = INPUT.matcher(text);
        while (input.find()) {
            Object value = known(input.group(), scope);
            if (Values.isUnknown(value)) {
                return Values.UNKNOWN;
            }
            sensitive |= Values.isSensitive(value);
            input.appendReplacement(filled, Matcher.quoteReplacement(Json.write(Values.plain(value))));
        }
        String shown = input.appendTail(filled).toString().replaceAll("\\s+", " ");
        return sensitive ? Values.sensitive(shown) : shown;
    }

    private static Object known(String reference, Scope scope) {
        try {
            return scope.resolve(List.of((Object[]) reference.split("\\.")));
        } catch (Scope.Opaque tooHard) {
            return reference;
        }
    }

    private Object choice() {
        Object value = operation();
        if (!take("?")) {
            return value;
        }
        Object yes = choice();
        expect(":");
        Object no = choice();
        return truth(value) ? yes : no;
    }

    /** Without precedence: what mixes operators is too hard. */
    private Object operation() {
        Object left = unary();
        skip(BLANK);
        Matcher operator = OPERATOR.matcher(text).region(at, text.length());
        if (!operator.lookingAt()) {
            return left;
        }
        at = operator.end();
        Object right = unary();
        return switch (operator.group()) {
            case "==" -> Objects.equals(Values.plain(left), Values.plain(right));
            case "!=" -> !Objects.equals(Values.plain(left), Values.plain(right));
            case "&&" -> truth(left) && truth(right);
            default -> truth(left) || truth(right);
        };
    }

    private static boolean truth(Object value) {
        if (Values.plain(value) instanceof Boolean truth) {
            return truth;
        }
        throw new Scope.Opaque("no truth value");
    }

    private Object unary() {
        return take("!") ? !truth(unary()) : value();
    }

    private Object value() {
        skip(BLANK);
        if (take("(")) {
            Object inner = choice();
            expect(")");
            return inner;
        }
        if (take("[")) {
            return listUpTo("]");
        }
        if (take("{")) {
            return object();
        }
        if (text.startsWith("\"", at)) {
            return template();
        }
        String number = match(NUMBER);
        return number != null ? new BigDecimal(number) : word();
    }

    private List<Object> listUpTo(String end) {
        List<Object> list = new ArrayList<>();
        while (!take(end)) {
            list.add(choice());
            if (!take(",")) {
                expect(end);
                break;
            }
        }
        return list;
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        while (!take("}")) {
            String key = key();
            if (!take("=")) {
                expect(":");
            }
            map.put(key, choice());
            take(",");
        }
        return map;
    }

    private String key() {
        skip(BLANK);
        String name = match(NAME);
        if (name != null && !"for".equals(name)) {
            return name;
        }
        if (name == null && (take("(") || text.startsWith("\"", at))) {
            Object key = Values.plain(choice());
            take(")");
            return String.valueOf(key);
        }
        throw new Scope.Opaque("a loop");
    }

    private Object template() {
        int end = Hcl.endOfString(text, at);
        String inner = text.substring(at + 1, end - 1);
        at = end;
        return Template.fill(inner, part -> strictly(part, scope));
    }

    private Object word() {
        String name = match(NAME);
        if (name == null || "for".equals(name)) {
            throw new Scope.Opaque(text);
        }
        if (text.startsWith("(", at)) {
            at++;
            return Functions.call(name, listUpTo(")"));
        }
        return switch (name) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> scope.resolve(path(name));
        };
    }

    private List<Object> path(String first) {
        List<Object> path = new ArrayList<>(List.of(first));
        while (at < text.length() && ".[".indexOf(text.charAt(at)) >= 0) {
            if (text.charAt(at++) == '[') {
                path.add(Values.plain(choice()));
                expect("]");
            } else {
                String name = match(NAME);
                if (name == null) {
                    throw new Scope.Opaque("all of them");
                }
                path.add(name);
            }
        }
        return path;
    }

    private boolean take(String token) {
        skip(BLANK);
        boolean there = text.startsWith(token, at) && !(token.equals("=") && text.startsWith("==", at));
        if (there && token.equals("!") && text.startsWith("!=", at)) {
            return false;
        }
        at += there ? token.length() : 0;
        return there;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new Scope.Opaque(text);
        }
    }

    private void skip(Pattern pattern) {
        match(pattern);
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }
}
