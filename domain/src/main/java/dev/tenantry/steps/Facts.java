package dev.tenantry.steps;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Named texts that a step hands on (outputs) or keeps for its next call (memo). Stored as they are, so never a secret; only
 * what no database takes is replaced.
 */
public record Facts(Map<String, String> values) {

    private static final Facts NONE = new Facts(Map.of());

    public Facts {
        values = values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, fact -> Keepable.exactly(fact.getValue())));
    }

    public static Facts none() {
        return NONE;
    }

    public static Facts of(String name, String value) {
        return new Facts(Map.of(name, value));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Throws {@link IllegalStateException} naming the missing fact: a step asked for what none before it hands on. */
    public String require(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no fact " + name + " among " + new TreeMap<>(values).keySet());
        }
        return value;
    }

    /** These facts and one more; an equal name is replaced. */
    public Facts with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Facts(more);
    }
}
