package dev.tenantry.billing;

/**
 * A tenant's organization as its owner sees it.
 *
 * @param id the billing system's own
 * @param slug its name in addresses of the dashboard
 * @param webhookSecret signs what the billing system tells us
 */
public record BillingOrganization(String id, String slug, BillingKey key, String webhookSecret) {

    @Override
    public String toString() {
        return "BillingOrganization[" + id + ", " + slug + ", …]";
    }
}
