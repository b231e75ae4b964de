package simulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the usual expressions: literals, texts with references in them, lists, objects, loops, operators, a choice, some
 * functions. Any other stays the text that it is, with inputs and locals filled in, so that it is the same for the same inputs.
 */
final class Expression extends Words {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern INPUT = Pattern.compile("(?<![\\w.\"])(?:var|local|each|count)\\.\\w+");

    private final Scope scope;

    private Expression(String text, Scope scope) {
        super(text);
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
        Object value = operation(0);
        if (!take("?")) {
            return value;
        }
        Object yes = choice();
        expect(":");
        Object no = choice();
        return Values.isUnknown(value) ? Values.UNKNOWN : Operators.truth(value) ? yes : no;
    }

    private Object operation(int level) {
        if (level == Operators.LEVELS.size()) {
            return unary();
        }
        Object left = operation(level + 1);
        for (String operator = operator(level); operator != null; operator = operator(level)) {
            left = Operators.apply(operator, left, operation(level + 1));
        }
        return left;
    }

    private String operator(int level) {
        skip(BLANK);
        for (String operator : Operators.LEVELS.get(level)) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        return null;
    }

    private Object unary() {
        if (!take("!")) {
            return member(value());
        }
        Object value = unary();
        return Values.isUnknown(value) ? Values.UNKNOWN : !Operators.truth(value);
    }

    /** What stands behind a point or in brackets. */
    private Object member(Object value) {
        Object inner = value;
        while (at < text.length()
                && (text.charAt(at) == '[' || text.startsWith(".", at) && !text.startsWith("..", at))) {
            inner = StackModule.walk(inner, List.of(step()));
        }
        return inner;
    }

    private Object step() {
        if (text.charAt(at++) == '[') {
            Object index = Values.plain(choice());
            expect("]");
            return index == null ? Values.UNKNOWN : index;
        }
        String name = match(NAME);
        if (name == null) {
            throw new Scope.Opaque("all of them");
        }
        return name;
    }

    private Object value() {
        skip(BLANK);
        if (take("(")) {
            Object inner = choice();
            expect(")");
            return inner;
        }
        if (take("[")) {
            return takeWord("for") ? loop("]") : listUpTo("]");
        }
        if (take("{")) {
            return takeWord("for") ? loop("}") : object();
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
            Object one = choice();
            if (take("...")) {
                list.addAll(Json.list(one));
            } else {
                list.add(one);
            }
            if (!take(",")) {
                expect(end);
                break;
            }
        }
        return list;
    }

    // ---- loops

    /** One round: whether it counts, and what it gives. */
    record Round(boolean counts, Object key, Object value) {}

    private Object loop(String end) {
        String first = match(NAME);
        String second = take(",") ? nextName() : null;
        if (!takeWord("in")) {
            throw new Scope.Opaque(text);
        }
        Object over = choice();
        expect(":");
        int body = at;
        // once with nothing known, to find the end
        skipRound(end);
        return Loop.over(over, first, second, end.equals("}"), scope, inner -> {
            Expression round = new Expression(text, inner);
            round.at = body;
            return round.round(end);
        });
    }

    private void skipRound(String end) {
        Expression dry = new Expression(text, path -> Values.UNKNOWN);
        dry.at = at;
        dry.round(end);
        at = dry.at;
    }

    private Round round(String end) {
        Object one = choice();
        Object key = null;
        if (end.equals("}")) {
            expect("=>");
            key = one;
            one = choice();
        }
        Object counts = takeWord("if") ? choice() : true;
        expect(end);
        return new Round(Values.isUnknown(counts) || Operators.truth(counts), key, one);
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
        if (name != null) {
            return name;
        }
        if (name == null && (take("(") || text.startsWith("\"", at))) {
            Object key = Values.plain(choice());
            take(")");
            return String.valueOf(key);
        }
        throw new Scope.Opaque("a key");
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
            default -> {
                List<Object> path = path(name);
                yield path.contains(Values.UNKNOWN) ? Values.UNKNOWN : scope.resolve(path);
            }
        };
    }

    private List<Object> path(String first) {
        List<Object> path = new ArrayList<>(List.of(first));
        while (at < text.length()
                && (text.charAt(at) == '[' || text.startsWith(".", at) && !text.startsWith("..", at))) {
            path.add(step());
        }
        return path;
    }
}
