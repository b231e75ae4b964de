package dev.tenantry.register;

import dev.tenantry.tenants.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants a list shows, and which of them first; null means "any".
 *
 * @param search part of a name or slug
 * @param after only tenants that come later in the list than this one: the cursor of the next page
 * @param first tenants that come before all others: those that need somebody
 * @param onlyFirst whether no others are shown
 * @param order of those that come first, and of all others
 */
public record TenantFilter(
        @Nullable StateName state,
        @Nullable String search,
        @Nullable TenantId after,
        Set<TenantId> first,
        boolean onlyFirst,
        TenantOrder order) {

    public TenantFilter {
        first = Set.copyOf(first);
    }

    /** The newest first. */
    public TenantFilter(
            @Nullable StateName state,
            @Nullable String search,
            @Nullable TenantId after,
            Set<TenantId> first,
            boolean onlyFirst) {
        this(state, search, after, first, onlyFirst, TenantOrder.NEWEST);
    }

    /** All tenants, the newest first. */
    public static TenantFilter all() {
        return new TenantFilter(null, null, null, Set.of(), false);
    }

    /** Tenants with this in their name or slug, the newest first. */
    public static TenantFilter named(String search) {
        return new TenantFilter(null, search.isBlank() ? null : search, null, Set.of(), false);
    }

    public TenantFilter after(@Nullable TenantId cursor) {
        return new TenantFilter(state, search, cursor, first, onlyFirst, order);
    }

    public TenantFilter in(TenantOrder other) {
        return new TenantFilter(state, search, after, first, onlyFirst, other);
    }
}
