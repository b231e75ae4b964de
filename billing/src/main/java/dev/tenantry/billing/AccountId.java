package dev.tenantry.billing;

import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.Locale;

/**
 * A tenant at the billing system, under an id that we choose: the same text as its team's at the model gateway, so that
 * usage and subscription find each other without a table.
 */
public record AccountId(String value) {

    public AccountId {
        if (!GatewayTeamId.isValid(value)) {
            throw new IllegalArgumentException("not an account id: " + value);
        }
    }

    public static AccountId of(Slug slug, TenantId tenant) {
        return new AccountId(GatewayTeamId.of(slug, tenant).value());
    }

    /** The user that owns the tenant's organization. No mail reaches it, so nobody can reset its password by mail. */
    String email() {
        return value + "@billing.invalid";
    }

    /** What people see in the billing system's list; the id keeps two tenants of one name apart. */
    String organizationName(String legalName) {
        return legalName + " [" + value + "]";
    }

    /** Begins the numbers of the tenant's invoices: unique, and the ten characters that are allowed. */
    String invoicePrefix() {
        return "T-" + value.substring(value.length() - 8).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
