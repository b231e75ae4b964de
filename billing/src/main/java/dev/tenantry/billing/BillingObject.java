package dev.tenantry.billing;

import dev.tenantry.steps.Value;
import java.util.Map;

/** Something in a tenant's organization, under an id that we choose. */
public sealed interface BillingObject permits BillingCustomer, UsageMetric, PricePlan, BillingSubscription {

    String id();

    /** What is kept as wanted, by the names that a plan shows. */
    Map<String, Value> described();

    /** What a plan shows when it is made: also what cannot be changed afterwards. */
    default Map<String, Value> describedAtFirst() {
        return described();
    }
}
