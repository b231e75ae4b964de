package dev.tenantry.tenants;

import java.util.Optional;

/**
 * A standstill that is to begin or to end: everything that was agreed stays as it is, but meanwhile nobody gets in and nothing
 * runs.
 *
 * @param reason why, as people of both sides read it
 */
public record Suspension(TenantProfile profile, String reason) implements Wanted {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    public Suspension {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason of 1 to " + LONGEST_REASON + " characters is needed");
        }
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
