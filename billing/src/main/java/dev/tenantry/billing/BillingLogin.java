package dev.tenantry.billing;

/** The user that owns a tenant's organization; a secret, so it is never written as text. */
public record BillingLogin(String email, String password) {

    @Override
    public String toString() {
        return "BillingLogin[" + email + ", …]";
    }
}
