package dev.tenantry.portal.runs;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list's filters as they stand in the URL; what cannot be read means "all". */
record RunsQuery(
        Group group,
        @Nullable TenantId tenant,
        @Nullable RunKind kind,
        @Nullable Long before) {

    private static final String SHOW = "show";
    private static final String TENANT = "tenant";
    private static final String KIND = "kind";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Which runs are shown together. */
    enum Group {
        ALL,
        NEEDS_YOU,
        UNDER_WAY,
        ENDED;

        /** Empty for whatever state. */
        private Set<RunState> states() {
            return switch (this) {
                case ALL -> Set.of();
                case NEEDS_YOU -> Set.of(RunState.INCIDENT, RunState.AWAITING_APPROVAL);
                case UNDER_WAY ->
                    Set.of(RunState.PLANNING, RunState.RUNNING, RunState.CANCELLING, RunState.ROLLING_BACK);
                case ENDED ->
                    Arrays.stream(RunState.values()).filter(RunState::ended).collect(Collectors.toSet());
            };
        }

        String inUrl() {
            return RunsQuery.inUrl(this);
        }

        static Group of(String inUrl) {
            return Arrays.stream(values())
                    .filter(group -> group.inUrl().equals(inUrl))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    static RunsQuery of(QueryParameters parameters) {
        Group group = parameters.getSingleParameter(SHOW).map(Group::of).orElse(Group.ALL);
        Optional<Long> before = parameters
                .getSingleParameter(Pager.AFTER)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        return new RunsQuery(group, tenant(parameters), kind(parameters), before.orElse(null));
    }

    private static @Nullable TenantId tenant(QueryParameters parameters) {
        String word = parameters.getSingleParameter(TENANT).orElse("");
        return UUID.matcher(word).matches() ? TenantId.of(word) : null;
    }

    private static @Nullable RunKind kind(QueryParameters parameters) {
        String word = parameters.getSingleParameter(KIND).orElse("");
        return Arrays.stream(RunKind.values())
                .filter(known -> inUrl(known).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String inUrl(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    RunFilter filter() {
        return new RunFilter(group.states(), kind == null ? Set.of() : Set.of(kind), tenant, before);
    }

    /** Whether some runs may not be shown. */
    boolean narrows() {
        return group != Group.ALL || tenant != null || kind != null || before != null;
    }

    /** The same filters with one changed, from the first page. */
    RunsQuery showing(Group other) {
        return new RunsQuery(other, tenant, kind, null);
    }

    RunsQuery ofTenant(@Nullable TenantId other) {
        return new RunsQuery(group, other, kind, null);
    }

    RunsQuery ofKind(@Nullable RunKind other) {
        return new RunsQuery(group, tenant, other, null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new TreeMap<>();
        if (group != Group.ALL) {
            parameters.put(SHOW, List.of(group.inUrl()));
        }
        if (tenant != null) {
            parameters.put(TENANT, List.of(tenant.toString()));
        }
        if (kind != null) {
            parameters.put(KIND, List.of(inUrl(kind)));
        }
        return new QueryParameters(parameters);
    }

    /** Where the list is found with these filters. */
    String path() {
        String query = parameters().getQueryString();
        return query.isEmpty() ? "runs" : "runs?" + query;
    }
}
