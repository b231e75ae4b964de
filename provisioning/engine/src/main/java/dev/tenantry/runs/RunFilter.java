package dev.tenantry.runs;

import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a list shows; an empty set or null means "any".
 *
 * @param before only runs with a smaller number: the cursor of the next page
 */
public record RunFilter(
        Set<RunState> states,
        Set<RunKind> kinds,
        @Nullable TenantId tenant,
        @Nullable Long before) {

    public RunFilter {
        states = Set.copyOf(states);
        kinds = Set.copyOf(kinds);
    }

    /** All runs, newest first. */
    public static RunFilter all() {
        return new RunFilter(Set.of(), Set.of(), null, null);
    }

    /** All runs of one tenant, newest first. */
    public static RunFilter of(TenantId tenant) {
        return new RunFilter(Set.of(), Set.of(), tenant, null);
    }

    public RunFilter before(long number) {
        return new RunFilter(states, kinds, tenant, number);
    }
}
