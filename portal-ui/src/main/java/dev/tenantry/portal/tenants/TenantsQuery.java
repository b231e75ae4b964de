package dev.tenantry.portal.tenants;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantFilter;
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
 */
record TenantsQuery(String show, String search, @Nullable TenantId after) {

    static final String NEEDS_YOU = "NEEDS_YOU";
    private static final String STATE = "state";
    private static final String SEARCH = "q";

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
        return new TenantsQuery(show, search, after.orElse(null));
    }

    /** @param needing the tenants that wait for a person; they come first */
    TenantFilter filter(Set<TenantId> needing) {
        return new TenantFilter(
                StateName.inUrl(show).orElse(null),
                search.isEmpty() ? null : search,
                after,
                needing,
                show.equals(NEEDS_YOU));
    }

    /** The same search among others, from the first page. */
    TenantsQuery showing(String other) {
        return new TenantsQuery(other, search, null);
    }

    TenantsQuery searching(String text) {
        return new TenantsQuery(show, text.strip(), null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        if (!show.isEmpty()) {
            parameters.put(STATE, List.of(show));
        }
        if (!search.isEmpty()) {
            parameters.put(SEARCH, List.of(search));
        }
        return new QueryParameters(parameters);
    }

    /** Where the list is found with these filters. */
    String path() {
        String query = parameters().getQueryString();
        return query.isEmpty() ? "tenants" : "tenants?" + query;
    }
}
