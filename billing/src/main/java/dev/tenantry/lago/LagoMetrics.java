package dev.tenantry.lago;

import dev.tenantry.billing.BillingKey;
import dev.tenantry.billing.UsageMetric;
import dev.tenantry.outside.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Metrics that sum a property, told apart by the events' {@code type}. */
final class LagoMetrics extends LagoObjects<UsageMetric> {

    /** The property of events that says which kind of token they count. */
    static final String TYPE = "type";

    LagoMetrics(Supplier<LagoApi> api) {
        super(api, "billable_metrics", "billable_metric");
    }

    @Override
    UsageMetric read(Answer answer) {
        Set<String> kinds = new HashSet<>();
        answer.each("filters").stream()
                .filter(filter -> filter.text("key").equals(TYPE))
                .forEach(filter -> kinds.addAll(filter.texts("values")));
        String property = answer.text("aggregation_type").equals("sum_agg") ? answer.text("field_name") : "";
        return new UsageMetric(answer.text("code"), property, kinds);
    }

    @Override
    Map<String, @Nullable Object> written(BillingKey key, UsageMetric wanted) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("code", wanted.id());
        body.put("name", wanted.id());
        body.put("aggregation_type", "sum_agg");
        body.put("field_name", wanted.property());
        body.put("recurring", false);
        body.put("filters", List.of(Map.of("key", TYPE, "values", List.copyOf(new TreeSet<>(wanted.kinds())))));
        return body;
    }
}
