package dev.tenantry.billing;

import dev.tenantry.steps.Value;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Binds the tenant to a plan.
 *
 * @param customer the customer's id
 * @param plan the plan's code
 * @param start usage before it is never billed; fixed once it is made
 */
public record BillingSubscription(String id, String customer, String plan, Instant start) implements BillingObject {

    @Override
    public Map<String, Value> described() {
        return Map.of("customer", Value.known(customer), "plan", Value.known(plan));
    }

    @Override
    public Map<String, Value> describedAtFirst() {
        Map<String, Value> values = new TreeMap<>(described());
        values.put("start", Value.known(start.toString()));
        return values;
    }
}
