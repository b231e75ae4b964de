package dev.tenantry.lago;

import dev.tenantry.billing.BillingKey;
import dev.tenantry.billing.PricePlan;
import dev.tenantry.billing.TokenKind;
import dev.tenantry.billing.UsageMetric;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans with one charge for tokens. Its price is for one token, exact; a kind that Lago is not told of costs the highest, so
 * that a forgotten filter is noticed and never free.
 */
final class LagoPlans extends LagoObjects<PricePlan> {

    private static final String CHARGE = "tokens";
    private static final int THOUSAND = 3;

    LagoPlans(Supplier<LagoApi> api) {
        super(api, "plans", "plan");
    }

    // ---- reading

    @Override
    PricePlan read(Answer answer) {
        return new PricePlan(
                answer.text("code"),
                answer.text("name"),
                answer.text("amount_currency"),
                answer.whole("amount_cents").orElse(0L),
                charge(answer).map(LagoPlans::prices).orElse(Map.of()));
    }

    /** One that Lago still is deleting is as good as gone: its subscriptions are ended with it. */
    @Override
    public Optional<PricePlan> find(BillingKey key, String id) {
        return raw(key, id).filter(plan -> !isGoing(plan)).map(this::read);
    }

    private Optional<Answer> raw(BillingKey key, String id) {
        return found(() -> api.get().find(opening(key), "plans", id));
    }

    private static boolean isGoing(Answer plan) {
        return plan.flag("pending_deletion");
    }

    private static Optional<Answer> charge(Answer plan) {
        return plan.each("charges").stream()
                .filter(charge -> charge.optional("code").equals(Optional.of(CHARGE)))
                .findFirst();
    }

    private static Map<TokenKind, BigDecimal> prices(Answer charge) {
        Map<TokenKind, BigDecimal> prices = new EnumMap<>(TokenKind.class);
        for (Answer filter : charge.each("filters")) {
            List<String> words = filter.object("values").texts(LagoMetrics.TYPE);
            for (TokenKind kind : TokenKind.values()) {
                if (words.contains(kind.word())) {
                    filter.object("properties")
                            .decimal("amount")
                            .ifPresent(price -> prices.put(kind, price.movePointRight(THOUSAND)));
                }
            }
        }
        return prices;
    }

    // ---- writing

    @Override
    Map<String, @Nullable Object> written(BillingKey key, PricePlan wanted) {
        Map<String, @Nullable Object> body = writtenAlone(wanted);
        body.put("charges", List.of(writtenCharge(key, wanted)));
        return body;
    }

    /** Without its charges, which are then left as they are. */
    private static Map<String, @Nullable Object> writtenAlone(PricePlan wanted) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("code", wanted.id());
        body.put("name", wanted.name());
        body.put("interval", "monthly");
        body.put("amount_cents", wanted.monthlyFeeInCents());
        body.put("amount_currency", wanted.currency());
        body.put("pay_in_advance", false);
        return body;
    }

    private Map<String, Object> writtenCharge(BillingKey key, PricePlan wanted) {
        return Map.of(
                "billable_metric_id",
                metricId(key),
                "code",
                CHARGE,
                "charge_model",
                "standard",
                "invoice_display_name",
                "Tokens",
                "pay_in_advance",
                false,
                "properties",
                properties(wanted.perThousand().values().stream()
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO)),
                "filters",
                wanted.perThousand().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(price -> filter(price.getKey(), price.getValue()))
                        .toList());
    }

    private static Map<String, Object> filter(TokenKind kind, BigDecimal perThousand) {
        return Map.of(
                "values", Map.of(LagoMetrics.TYPE, List.of(kind.word())),
                "invoice_display_name", kind.word() + " tokens",
                "properties", properties(perThousand));
    }

    /** A price is a text: Lago refuses a number, and counts nothing by one with an exponent. */
    private static Map<String, Object> properties(BigDecimal perThousand) {
        return Map.of(
                "amount", perThousand.movePointLeft(THOUSAND).toPlainString(), "pricing_group_keys", List.of("model"));
    }

    /** Charges name their metric by Lago's id. */
    private String metricId(BillingKey key) {
        return new Answer(SYSTEM, api.get().find(opening(key), "billable_metrics", UsageMetric.TOKENS))
                .object("billable_metric")
                .text("lago_id");
    }

    /** Throws DOWN while Lago still is deleting one of that code. */
    @Override
    public void create(BillingKey key, PricePlan wanted) {
        if (raw(key, wanted.id()).filter(LagoPlans::isGoing).isPresent()) {
            throw new OutsideFailure(
                    SYSTEM, Kind.DOWN, "the plan " + wanted.id() + " of before is still being deleted");
        }
        super.create(key, wanted);
    }

    /** Leaves charges alone that somebody added by hand. */
    @Override
    public void change(BillingKey key, PricePlan wanted) {
        Answer now = raw(key, wanted.id())
                .orElseThrow(() -> new OutsideFailure(SYSTEM, Kind.NOT_FOUND, "no plan " + wanted.id()));
        api.get().change(opening(key), "plans", wanted.id(), rooted(writtenAlone(wanted)));
        Map<String, Object> charge = Map.of("charge", writtenCharge(key, wanted));
        if (charge(now).isPresent()) {
            api.get().changeCharge(opening(key), wanted.id(), CHARGE, charge);
        } else {
            api.get().addCharge(opening(key), wanted.id(), charge);
        }
    }
}
