package dev.tenantry.terraform;

import dev.tenantry.steps.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a plan says, in fixed order and without times: equal worlds and inputs give equal plans.
 *
 * @param resources by address, those included to which nothing is done
 * @param drift what was changed outside since the last apply
 * @param changedOutputs names of the outputs that get another value
 * @param applyable whether there is something to apply
 * @param complete whether it covers all; a plan with deferred actions does not
 * @param errored whether it stopped at an error half way
 */
public record TerraformPlan(
        List<ResourceChange> resources,
        List<ResourceChange> drift,
        Set<String> changedOutputs,
        boolean applyable,
        boolean complete,
        boolean errored) {

    public TerraformPlan {
        resources = List.copyOf(resources);
        drift = List.copyOf(drift);
        changedOutputs = new TreeSet<>(changedOutputs);
    }

    /** What changes, for the run's plan; sensitive values are in there, unprinted, for its keyed digest. */
    public List<Change> changes() {
        return resources.stream()
                .map(ResourceChange::toChange)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many resources get this done to them. */
    public long count(ResourceChange.Action action) {
        return resources.stream().filter(change -> change.action() == action).count();
    }
}
