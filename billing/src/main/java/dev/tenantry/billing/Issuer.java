package dev.tenantry.billing;

import org.jspecify.annotations.Nullable;

/**
 * The provider as it stands on invoices; what is null is left as it is.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Issuer(
        @Nullable String legalName,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String vatId,
        @Nullable String email) {

    /** Whether nothing is said of it at all. */
    boolean isUnknown() {
        return equals(new Issuer(null, null, null, null, null, null, null));
    }
}
