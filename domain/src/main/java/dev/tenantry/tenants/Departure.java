package dev.tenantry.tenants;

import java.util.Optional;

/**
 * The end of a tenant: everything that was built for it is to be taken away for good.
 *
 * @param from in what state it was when that was asked for
 * @param handedOver what the tenant has confirmed about its data: that it has it, or wants none; read by whoever approves, and kept
 *     in the certificate
 */
public record Departure(TenantProfile profile, From from, String handedOver) implements Wanted {

    /** Longest confirmation, in characters. */
    public static final int LONGEST_CONFIRMATION = 500;

    public Departure {
        if (handedOver.isBlank() || handedOver.length() > LONGEST_CONFIRMATION) {
            throw new IllegalArgumentException(
                    "a confirmation of 1 to " + LONGEST_CONFIRMATION + " characters is needed");
        }
    }

    /** States in which a tenant can leave. */
    public enum From {
        LIVE,
        /** Nobody gets in already. */
        SUSPENDED,
        /** An earlier run was left in its middle. */
        OFFBOARDING
    }

    @Override
    public Slug slug() {
        return profile.slug();
    }

    @Override
    public String displayName() {
        return profile.displayName();
    }

    @Override
    public Optional<TenantProfile> agreed() {
        return Optional.of(profile);
    }
}
