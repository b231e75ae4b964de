package dev.tenantry.tenants;

import java.util.UUID;

/** Identifies a tenant for its whole life, also after its slug or name changed. */
public record TenantId(UUID value) implements Comparable<TenantId> {

    /** A new random id. */
    public static TenantId random() {
        return new TenantId(UUID.randomUUID());
    }

    /** Reads the form that {@link #toString()} writes; throws {@link IllegalArgumentException} on anything else. */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
