package dev.tenantry.billing;

/** What opens everything of one tenant's organization; never written as text. */
public record BillingKey(String secret) {

    @Override
    public String toString() {
        return "BillingKey[…]";
    }
}
