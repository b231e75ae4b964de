package dev.tenantry.billing;

import dev.tenantry.steps.Value;
import dev.tenantry.tenants.TenantProfile.BillingAddress;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tenant as the one who pays.
 *
 * @param email where invoices go
 * @param currency ISO 4217
 */
public record BillingCustomer(
        String id,
        String name,
        String legalName,
        BillingAddress address,
        @Nullable String vatId,
        @Nullable String email,
        String currency)
        implements BillingObject {

    @Override
    public Map<String, Value> described() {
        return new TreeMap<>(Map.of(
                "name", Value.known(name),
                "legal name", Value.known(legalName),
                "street", Value.known(address.street()),
                "postal code", Value.known(address.postalCode()),
                "city", Value.known(address.city()),
                "country", Value.known(address.country()),
                "VAT id", orAbsent(vatId),
                "e-mail", orAbsent(email),
                "currency", Value.known(currency)));
    }

    private static Value orAbsent(@Nullable String value) {
        return value == null ? Value.absent() : Value.known(value);
    }
}
