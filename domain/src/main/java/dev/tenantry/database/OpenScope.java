package dev.tenantry.database;

import dev.tenantry.tenants.TenantId;
import java.util.Optional;

/** Which scope the calling thread is in. */
sealed interface OpenScope {

    ThreadLocal<OpenScope> CURRENT = new ThreadLocal<>();

    record OfTenant(TenantId tenant) implements OpenScope {}

    record OfProvider() implements OpenScope {}

    static Optional<OpenScope> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
