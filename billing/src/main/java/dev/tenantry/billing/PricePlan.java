package dev.tenantry.billing;

import dev.tenantry.steps.Value;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What usage costs, billed at the end of each month.
 *
 * @param id its code
 * @param currency ISO 4217
 * @param monthlyFeeInCents before tax, in the currency's smallest unit
 * @param perThousand before tax, for 1000 tokens of each kind, exact to the token; a kind without price is not charged
 */
public record PricePlan(
        String id, String name, String currency, long monthlyFeeInCents, Map<TokenKind, BigDecimal> perThousand)
        implements BillingObject {

    public PricePlan {
        Map<TokenKind, BigDecimal> prices = new EnumMap<>(TokenKind.class);
        perThousand.forEach((kind, price) -> prices.put(kind, price.stripTrailingZeros()));
        perThousand = Map.copyOf(prices);
    }

    @Override
    public Map<String, Value> described() {
        Map<String, Value> values = new TreeMap<>();
        values.put("name", Value.known(name));
        values.put("currency", Value.known(currency));
        values.put("monthly fee in cents", Value.known(Long.toString(monthlyFeeInCents)));
        for (TokenKind kind : TokenKind.values()) {
            BigDecimal price = perThousand.get(kind);
            values.put(
                    "1000 " + kind.word() + " tokens",
                    price == null ? Value.absent() : Value.known(price.toPlainString()));
        }
        return values;
    }
}
