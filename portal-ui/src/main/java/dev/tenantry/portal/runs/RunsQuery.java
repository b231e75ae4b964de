package dev.tenantry.portal.runs;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The list's filters as they stand in the URL; what cannot be read means "all". */
record RunsQuery(Group group, RunFilter filter) {

    static final String SHOW = "show";

    /** Which runs are shown together. */
    enum Group {
        ALL(EnumSet.allOf(RunState.class)),
        NEEDS_YOU(EnumSet.of(RunState.INCIDENT, RunState.AWAITING_APPROVAL)),
        UNDER_WAY(EnumSet.of(RunState.PLANNING, RunState.RUNNING, RunState.CANCELLING, RunState.ROLLING_BACK)),
        ENDED(Arrays.stream(RunState.values()).filter(RunState::ended).collect(Collectors.toSet()));

        private final Set<RunState> states;

        Group(Set<RunState> states) {
            this.states = Set.copyOf(states);
        }

        String inUrl() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        Set<RunState> states = group == Group.ALL ? Set.of() : group.states;
        Optional<Long> before = parameters
                .getSingleParameter(Pager.AFTER)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        return new RunsQuery(group, new RunFilter(states, Set.of(), null, before.orElse(null)));
    }
}
