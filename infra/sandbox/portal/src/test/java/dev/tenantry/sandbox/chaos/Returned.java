package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds a run that was rolled back against what must be so: as if it had never been, but told. */
final class Returned {

    /**
     * What stays by its nature: Lago deletes no organization and not its owner, the state bucket is of the account's bootstrap, and what ran and what
     * went in and out of it, or was printed by it, is history.
     */
    private static final Set<String> STAYS = Set.of(
            "lago/organizations",
            "lago/users",
            "aws/builds",
            "aws/streams",
            "aws/objects",
            "aws/buckets",
            "aws/stacks");

    /** Whether these come at all is chance. */
    private static final List<String> BY_CHANCE = List.of("runner.job.stopped", "infrastructure.lock.released");

    private final Stage stage;
    private final Reference reference;
    private final Order order;
    private final List<String> broken = new ArrayList<>();

    Returned(Stage stage, Reference reference, Order order) {
        this.stage = stage;
        this.reference = reference;
        this.order = order;
    }

    /**
     * What is not as it must be.
     *
     * @param before what was there when the run began
     */
    List<String> broken(Map<String, Integer> before) throws IOException {
        var leftovers = new Leftovers(stage, order, broken);
        leftovers.none("incidents but those that a person asked for", """
                select count(*) from tenantry.run_event
                where run_id = ?::uuid and kind = 'INCIDENT' and facts ->> 'class' <> 'CANCELLED'\
                """, order.run());
        nothingIsThere(before);
        allIsTold();
        // whether an effect came about whose step was then undone is not found out any more: nothing of it is there
        // either way
        leftovers.none("e.details::jsonb -> 'undoing' is not null");
        return broken;
    }

    private void nothingIsThere(Map<String, Integer> before) throws IOException {
        Counted.difference(before, Counted.objects(stage)).forEach((kind, more) -> {
            if (more != 0 && !STAYS.contains(kind) && !kind.startsWith(Counted.EVER)) {
                broken.add(kind + ": " + more + " more than before");
            }
        });
    }

    private void allIsTold() {
        if (reference.actsBack().isEmpty()) {
            return;
        }
        var told = certain(Counted.acts(stage, order.tenant()));
        var known = certain(reference.actsBack());
        if (!known.containsAll(told)) {
            told.removeAll(known);
            broken.add("audit tells of " + told + ", which an undisturbed return does not");
        }
    }

    private static Set<String> certain(Set<String> acts) {
        Set<String> certain = new TreeSet<>(acts);
        certain.removeIf(act -> BY_CHANCE.stream().anyMatch(act::startsWith));
        return certain;
    }
}
