package dev.tenantry.billing;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.StepFailed;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the provider charges, and in whose name. Nothing is charged by a price that nobody set: without one the step fails.
 *
 * @param currency ISO 4217
 * @param monthlyFee before tax, in the currency
 * @param inputPerThousand before tax, in the currency, for 1000 tokens that go to a model
 * @param outputPerThousand likewise, for 1000 tokens that come from it
 */
@ConfigurationProperties("tenantry.billing")
record BillingSettings(
        @DefaultValue("EUR") Currency currency,
        @DefaultValue("0") BigDecimal monthlyFee,
        @Nullable BigDecimal inputPerThousand,
        @Nullable BigDecimal outputPerThousand,
        @DefaultValue Issuer issuer) {

    /** The code of every tenant's plan, in its own organization. */
    static final String PLAN = "assistant";

    BillingSettings {
        if (monthlyFee.signum() < 0 || monthlyFee.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException("tenantry.billing.monthly-fee is no amount of " + currency);
        }
    }

    private BigDecimal inCents() {
        return monthlyFee.movePointRight(currency.getDefaultFractionDigits());
    }

    /** The plan of every tenant; throws {@link StepFailed} that names the setting if a price is not set. */
    PricePlan plan() {
        return new PricePlan(
                PLAN,
                "Assistant",
                currency.getCurrencyCode(),
                inCents().longValueExact(),
                Map.of(
                        TokenKind.INPUT, price("input-per-thousand", inputPerThousand),
                        TokenKind.OUTPUT, price("output-per-thousand", outputPerThousand)));
    }

    private static BigDecimal price(String setting, @Nullable BigDecimal price) {
        if (price == null || price.signum() < 0) {
            String name = "tenantry.billing." + setting;
            throw new StepFailed(
                    Failure.of(FailureClass.CONFIG, OutsideSystem.LAGO, name, BillingPhrase.NOT_SET.say(name)));
        }
        return price;
    }
}
