package dev.tenantry.models;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a team or key may use; null is no limit.
 *
 * @param monthlyBudget in the gateway's currency, from the first of a month to its end
 */
public record GatewayLimits(
        @Nullable BigDecimal monthlyBudget,
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute) {

    public static GatewayLimits none() {
        return new GatewayLimits(null, null, null);
    }

    /** 10 and 10.0 are one budget. */
    public GatewayLimits {
        monthlyBudget = monthlyBudget == null ? null : monthlyBudget.stripTrailingZeros();
    }
}
