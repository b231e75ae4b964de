package dev.tenantry.portal.people;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.people.PeopleFilter;
import dev.tenantry.portal.look.Pager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list's filters as they stand in the URL; what cannot be read means "all".
 *
 * @param search part of a name or address; empty for all
 */
record PeopleQuery(
        String search, @Nullable Role role, @Nullable PersonId after) {

    private static final String SEARCH = "q";
    private static final String ROLE = "role";

    static PeopleQuery of(QueryParameters parameters) {
        return new PeopleQuery(
                parameters.getSingleParameter(SEARCH).map(String::strip).orElse(""),
                parameters.getSingleParameter(ROLE).flatMap(PeopleQuery::role).orElse(null),
                parameters
                        .getSingleParameter(Pager.AFTER)
                        .flatMap(PersonWords::id)
                        .orElse(null));
    }

    private static Optional<Role> role(String word) {
        return Stream.of(Role.values()).filter(role -> inUrl(role).equals(word)).findFirst();
    }

    private static String inUrl(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    PeopleFilter filter() {
        return new PeopleFilter(search.isEmpty() ? null : search, role, after);
    }

    /** The same role among others, from the first page. */
    PeopleQuery searching(String text) {
        return new PeopleQuery(text.strip(), role, null);
    }

    PeopleQuery holding(@Nullable Role other) {
        return new PeopleQuery(search, other, null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        if (!search.isEmpty()) {
            parameters.put(SEARCH, List.of(search));
        }
        if (role != null) {
            parameters.put(ROLE, List.of(inUrl(role)));
        }
        return new QueryParameters(parameters);
    }
}
