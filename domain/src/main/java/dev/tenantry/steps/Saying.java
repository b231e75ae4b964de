package dev.tenantry.steps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is said to a person, not yet in any language. In JSON a quotation is a bare text, so that what was written as a
 * finished sentence is read as one.
 */
public sealed interface Saying {

    /** Said by our code: a {@link Phrase} and its arguments, each a text, a whole number or a saying. */
    record Sentence(String key, List<Object> arguments) implements Saying {
        public Sentence {
            arguments = arguments.stream().map(Sentence::argument).toList();
        }

        /** Equal numbers are equal arguments, whether they were stored meanwhile or not. */
        private static Object argument(Object given) {
            return switch (given) {
                case Saying saying -> saying;
                case Integer number -> number.longValue();
                case Number number -> number;
                default -> Keepable.shown(given.toString());
            };
        }

        @Override
        public String toString() {
            return arguments.isEmpty() ? key : key + arguments;
        }
    }

    /** Said by others; shown as it is, whatever the reader's language. */
    record Quote(String text) implements Saying {
        public Quote {
            text = Keepable.shown(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** One after the other. */
    record Several(List<Saying> sayings) implements Saying {
        public Several {
            sayings = List.copyOf(sayings);
        }

        @Override
        public String toString() {
            return sayings.stream().map(Saying::toString).collect(Collectors.joining("; "));
        }
    }

    /** The words of another program or person, as they are. */
    static Saying quote(String text) {
        return new Quote(text);
    }

    static Saying several(List<Saying> sayings) {
        return sayings.size() == 1 ? sayings.getFirst() : new Several(sayings);
    }

    static Saying sentence(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** The same with every text of others as this makes it. */
    default Saying with(UnaryOperator<String> texts) {
        return switch (this) {
            case Quote(var text) -> quote(texts.apply(text));
            case Several(var sayings) ->
                several(sayings.stream().map(each -> each.with(texts)).toList());
            case Sentence(var key, var arguments) ->
                new Sentence(
                        key, arguments.stream().map(each -> with(each, texts)).toList());
        };
    }

    private static Object with(Object argument, UnaryOperator<String> texts) {
        return switch (argument) {
            case Saying saying -> saying.with(texts);
            case String text -> texts.apply(text);
            default -> argument;
        };
    }

    /** As JSON knows it: a text, a list, or a map of the key and the arguments. */
    @JsonValue
    default Object form() {
        return switch (this) {
            case Quote(var text) -> text;
            case Several(var sayings) -> sayings.stream().map(Saying::form).toList();
            case Sentence(var key, var arguments) ->
                new TreeMap<>(Map.of(
                        "say",
                        key,
                        "with",
                        arguments.stream().map(Saying::formOf).toList()));
        };
    }

    private static Object formOf(Object argument) {
        return argument instanceof Saying saying ? List.of(saying.form()) : argument;
    }

    /** Reads what {@link #form()} gives; anything else is quoted. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Saying of(Object form) {
        return switch (form) {
            case List<?> list -> several(list.stream().<Saying>map(Saying::of).toList());
            case Map<?, ?> map -> sentence(map).orElseGet(() -> quote(map.toString()));
            default -> quote(form.toString());
        };
    }

    private static Optional<Saying> sentence(Map<?, ?> form) {
        return form.get("say") instanceof String key && form.get("with") instanceof List<?> arguments
                ? Optional.of(new Sentence(
                        key, arguments.stream().map(Saying::argumentOf).toList()))
                : Optional.empty();
    }

    private static Object argumentOf(Object form) {
        return form instanceof List<?> list ? of(list) : form;
    }
}
