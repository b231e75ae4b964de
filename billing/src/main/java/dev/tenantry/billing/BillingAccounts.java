package dev.tenantry.billing;

import java.util.Optional;

/**
 * The billing system: an organization for each tenant, owned by a user that only we know. Every method throws
 * {@link dev.tenantry.outside.OutsideFailure}.
 */
public interface BillingAccounts {

    /** Whether it is up, its database included. Throws if not. */
    void check();

    /** The organization of that user; empty if there is no such user, or it has another password. */
    Optional<BillingOrganization> organization(BillingLogin login);

    /** Makes user and organization in one; nothing happens if there is a user of that e-mail already. */
    void register(BillingLogin owner, String organizationName);

    InvoiceHead invoiceHead(BillingKey key);

    void changeInvoiceHead(BillingKey key, InvoiceHead wanted);

    BillingObjects<BillingCustomer> customers();

    BillingObjects<UsageMetric> metrics();

    BillingObjects<PricePlan> plans();

    /** Those that run or will begin; deleting one ends it without a last invoice. */
    BillingObjects<BillingSubscription> subscriptions();
}
