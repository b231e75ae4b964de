package dev.tenantry.database;

import dev.tenantry.tenants.TenantId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way to the database: opens a transaction and tells PostgreSQL, for that transaction alone, whose rows may be
 * seen. A query outside a scope throws. A scope inside a scope of the same kind joins it; any other nesting throws,
 * since it would widen or mix what the outer one may see.
 */
public interface TenantScope {

    /** Runs the work as the role {@code app} with row-level security on this tenant's rows. */
    <T extends @Nullable Object> T asTenant(TenantId tenant, Supplier<T> work);

    /** Runs the work as the role {@code provider}, which sees every tenant. */
    <T extends @Nullable Object> T asProvider(Supplier<T> work);

    /** Whether the calling thread is in a scope, whose transaction commits only when the outermost one ends. */
    boolean open();

    /** As {@link #asTenant(TenantId, Supplier)}, without a result. */
    default void inTenant(TenantId tenant, Runnable work) {
        asTenant(tenant, () -> {
            work.run();
            return null;
        });
    }

    /** As {@link #asProvider(Supplier)}, without a result. */
    default void inProvider(Runnable work) {
        asProvider(() -> {
            work.run();
            return null;
        });
    }
}
