package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.PlannedPart.Bounds;
import dev.tenantry.steps.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides whether a plan made anew may go on under the approval that was given: it may fill what was unknown and do
 * less, never more and nothing else. Both plans are masked by the same seal.
 */
final class PlanBounds {

    private PlanBounds() {}

    /** One short line for each change that nobody approved; empty if there is none. */
    static List<String> beyond(PlannedPart approved, PlannedPart candidate) {
        return switch (approved) {
            case PlannedPart.Exact exact -> beyondExact(exact.changes(), candidate.changes());
            case PlannedPart.Deferred deferred -> beyondBounds(deferred.bounds(), candidate.changes());
        };
    }

    private static List<String> beyondExact(List<Change> approved, List<Change> candidates) {
        Map<String, Change> known = approved.stream().collect(Collectors.toMap(PlanBounds::place, Function.identity()));
        List<String> lines = new ArrayList<>();
        for (Change candidate : candidates) {
            Change before = known.get(place(candidate));
            if (before == null) {
                lines.add(verb(candidate) + ": not in the approved plan");
            } else if (before.action() != candidate.action()) {
                lines.add(verb(candidate) + ": approved was to " + word(before.action()));
            } else {
                lines.addAll(beyondValues(before, candidate));
            }
        }
        return lines;
    }

    private static List<String> beyondValues(Change approved, Change candidate) {
        Map<String, Value> wanted =
                approved.attributes().stream().collect(Collectors.toMap(AttributeChange::path, AttributeChange::after));
        return candidate.attributes().stream()
                .filter(attribute -> !fills(wanted.getOrDefault(attribute.path(), Value.absent()), attribute.after()))
                .map(attribute -> candidate.address() + ": " + attribute.path() + " is another value than approved")
                .toList();
    }

    /** Whether the value is the approved one, or the approved one was unknown then. */
    private static boolean fills(Value approved, Value now) {
        return approved instanceof Value.Unknown || approved.equals(now);
    }

    private static List<String> beyondBounds(Bounds bounds, List<Change> candidates) {
        List<String> lines = new ArrayList<>();
        for (Change candidate : candidates) {
            if (!bounds.actions().contains(candidate.action())) {
                lines.add(verb(candidate) + ": only " + bounds.actions() + " was approved");
            } else if (!bounds.types().contains(candidate.type())) {
                lines.add(verb(candidate) + ": objects of type " + candidate.type() + " were not approved");
            }
        }
        if (candidates.size() > bounds.most()) {
            lines.add(candidates.size() + " changes, at most " + bounds.most() + " were approved");
        }
        return lines;
    }

    private static String place(Change change) {
        return change.system() + " " + change.type() + " " + change.address();
    }

    private static String verb(Change change) {
        return word(change.action()) + " " + change.address();
    }

    private static String word(Change.Action action) {
        return switch (action) {
            case CREATE -> "create";
            case CHANGE -> "change";
            case REPLACE -> "replace";
            case DESTROY -> "destroy";
            case IMPORT -> "import";
        };
    }
}
