package dev.tenantry.billing;

import dev.tenantry.steps.Value;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every invoice of an organization has in common.
 *
 * @param currency ISO 4217
 * @param numberPrefix 1 to 10 characters, unique for each tenant
 */
public record InvoiceHead(String currency, String numberPrefix, Issuer issuer) {

    /** Every new organization's. */
    private static final String AT_FIRST = "USD";

    /** Whether it is the one that an organization is registered with, as far as that does not depend on its id. */
    boolean isAsRegistered() {
        return currency.equals(AT_FIRST) && issuer.isUnknown();
    }

    /** By the names that a plan shows; what is null is not in it. */
    Map<String, Value> described() {
        Map<String, Value> values = new TreeMap<>();
        values.put("currency", Value.known(currency));
        values.put("invoice prefix", Value.known(numberPrefix));
        add(values, "issuer", issuer.legalName());
        add(values, "issuer's street", issuer.street());
        add(values, "issuer's postal code", issuer.postalCode());
        add(values, "issuer's city", issuer.city());
        add(values, "issuer's country", issuer.country());
        add(values, "issuer's VAT id", issuer.vatId());
        add(values, "issuer's e-mail", issuer.email());
        return values;
    }

    private static void add(Map<String, Value> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, Value.known(value));
        }
    }
}
