package simulated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;

/** What stands between two values; an unknown one makes the result unknown. */
final class Operators {

    /** From the weakest to the strongest. */
    static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private Operators() {}

    static boolean truth(Object value) {
        if (Values.plain(value) instanceof Boolean truth) {
            return truth;
        }
        throw new Scope.Opaque("no truth value");
    }

    static Object apply(String operator, Object left, Object right) {
        if (Values.isUnknown(left) || Values.isUnknown(right)) {
            return Values.UNKNOWN;
        }
        return switch (operator) {
            case "||" -> truth(left) || truth(right);
            case "&&" -> truth(left) && truth(right);
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "<=" -> number(left).compareTo(number(right)) <= 0;
            case ">=" -> number(left).compareTo(number(right)) >= 0;
            case "<" -> number(left).compareTo(number(right)) < 0;
            case ">" -> number(left).compareTo(number(right)) > 0;
            case "+" -> number(left).add(number(right));
            case "-" -> number(left).subtract(number(right));
            case "*" -> number(left).multiply(number(right));
            case "/" -> number(left).divide(number(right), MathContext.DECIMAL64);
            default -> number(left).remainder(number(right));
        };
    }

    private static boolean same(Object left, Object right) {
        return Objects.equals(Values.plain(left), Values.plain(right));
    }

    static BigDecimal number(Object value) {
        return switch (Values.plain(value)) {
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            case null, default -> throw new Scope.Opaque("no number");
        };
    }
}
