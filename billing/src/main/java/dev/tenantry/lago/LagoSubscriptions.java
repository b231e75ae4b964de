package dev.tenantry.lago;

import dev.tenantry.billing.BillingKey;
import dev.tenantry.billing.BillingSubscription;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Subscriptions that run or will begin. Making one under another plan moves it there. */
final class LagoSubscriptions extends LagoObjects<BillingSubscription> {

    private static final List<String> IN_FORCE = List.of("active", "pending");

    LagoSubscriptions(Supplier<LagoApi> api) {
        super(api, "subscriptions", "subscription");
    }

    @Override
    BillingSubscription read(Answer answer) {
        return new BillingSubscription(
                answer.text("external_id"),
                answer.text("external_customer_id"),
                answer.text("plan_code"),
                start(answer.text("subscription_at")));
    }

    private static Instant start(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new OutsideFailure(SYSTEM, Kind.NOT_UNDERSTOOD, 0, "subscription_at is no time", null, e);
        }
    }

    @Override
    Map<String, @Nullable Object> written(BillingKey key, BillingSubscription wanted) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("external_id", wanted.id());
        body.put("external_customer_id", wanted.customer());
        body.put("plan_code", wanted.plan());
        body.put("billing_time", "calendar");
        body.put("subscription_at", wanted.start().toString());
        return body;
    }

    @Override
    public Optional<BillingSubscription> find(BillingKey key, String id) {
        return IN_FORCE.stream()
                .flatMap(status -> found(() -> api.get().subscription(opening(key), id, status)).stream())
                .findFirst()
                .map(this::read);
    }

    /** The same one again is no error in Lago; "already exists" means that another customer has that id. */
    @Override
    public void create(BillingKey key, BillingSubscription wanted) {
        api.get().create(opening(key), "subscriptions", rooted(written(key, wanted)));
    }

    @Override
    public void change(BillingKey key, BillingSubscription wanted) {
        create(key, wanted);
    }

    @Override
    public void delete(BillingKey key, String id) {
        IN_FORCE.forEach(status -> found(() -> api.get().endSubscription(opening(key), id, status)));
    }
}
