package dev.tenantry.billing;

import dev.tenantry.steps.Value;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is counted: the sum of one property over all usage events of that code.
 *
 * @param id the code of the events
 * @param property the events' property that is summed
 * @param kinds kinds of token that are told apart, by the words of {@link TokenKind#word()}
 */
public record UsageMetric(String id, String property, Set<String> kinds) implements BillingObject {

    /** The code of the events that count tokens. */
    public static final String TOKENS = "llm_tokens";

    public UsageMetric {
        kinds = Set.copyOf(kinds);
    }

    /** Tokens of language models, as they are forwarded. */
    static UsageMetric tokens() {
        return new UsageMetric(TOKENS, "tokens", Set.of(TokenKind.INPUT.word(), TokenKind.OUTPUT.word()));
    }

    @Override
    public Map<String, Value> described() {
        return Map.of(
                "sum of", Value.known(property), "told apart", Value.known(String.join(", ", new TreeSet<>(kinds))));
    }
}
