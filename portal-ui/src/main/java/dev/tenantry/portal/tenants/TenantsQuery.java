package dev.tenantry.portal.tenants;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantOrder;
import dev.tenantry.tenants.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list's filters as they stand in the URL; what cannot be read means "all".
 *
 * @param show a state, {@link #NEEDS_YOU}, or empty for all
 * @param search part of a name or short name; empty for all
 * @param order of those that need somebody, and of all others
 */
record TenantsQuery(
        String show,
        String search,
        TenantOrder order,
        @Nullable TenantId after) {

    static final String NEEDS_YOU = "NEEDS_YOU";
    private static final String STATE = "state";
    private static final String SEARCH = "q";
    private static final String SORT = "sort";

    static TenantsQuery of(QueryParameters parameters) {
        String show = parameters
                .getSingleParameter(STATE)
                .filter(word -> word.equals(NEEDS_YOU) || StateName.inUrl(word).isPresent())
                .orElse("");
        Optional<TenantId> after = parameters
                .getSingleParameter(Pager.AFTER)
                .filter(TenantWords::isId)
                .map(TenantId::of);
        String search = parameters.getSingleParameter(SEARCH).map(String::strip).orElse("");
        String order = parameters.getSingleParameter(SORT).orElse("");
        return new TenantsQuery(
                show,
                search,
                order.equals(TenantOrder.NAME.inUrl()) ? TenantOrder.NAME : TenantOrder.NEWEST,
                after.orElse(null));
    }

    /** @param needing the tenants that wait for a person; they come first */
    TenantFilter filter(Set<TenantId> needing) {
        return new TenantFilter(
                StateName.inUrl(show).orElse(null),
                search.isEmpty() ? null : search,
                after,
                needing,
                show.equals(NEEDS_YOU),
                order);
    }

    /** The same search among others, from the first page. */
    TenantsQuery showing(String other) {
        return new TenantsQuery(other, search, order, null);
    }

    TenantsQuery searching(String text) {
        return new TenantsQuery(show, text.strip(), order, null);
    }

    TenantsQuery sorted(TenantOrder by) {
        return new TenantsQuery(show, search, by, null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        if (!show.isEmpty()) {
            parameters.put(STATE, List.of(show));
        }
        if (!search.isEmpty()) {
            parameters.put(SEARCH, List.of(search));
        }
        if (order != TenantOrder.NEWEST) {
            parameters.put(SORT, List.of(order.inUrl()));
        }
        return new QueryParameters(parameters);
    }

    /** Where the list is found with these filters. */
    String path() {
        String query = parameters().getQueryString();
        return query.isEmpty() ? "tenants" : "tenants?" + query;
    }
}
