package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.PlannedPart.Bounds;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a plan made anew may go on under the approval that was given: it may fill what was unknown and do
 * less, never more and nothing else. Both plans are masked by the same seal.
 */
final class PlanBounds {

    private PlanBounds() {}

    /** One saying for each change that nobody approved; empty if there is none. */
    static List<Saying> beyond(PlannedPart approved, PlannedPart candidate) {
        return switch (approved) {
            case PlannedPart.Exact exact -> beyondExact(exact.changes(), candidate.changes());
            case PlannedPart.Deferred deferred -> beyondBounds(deferred.bounds(), candidate.changes());
        };
    }

    /**
     * What an approval of something that was to be known later no longer stands on: what would be rendered, or from which inputs.
     *
     * @param now empty for a step whose part is never deferred
     */
    static List<Saying> moved(PlannedPart approved, Optional<Bounds> now) {
        if (!(approved instanceof PlannedPart.Deferred(var waitsFor, Bounds before, var changes)) || now.isEmpty()) {
            return List.of();
        }
        List<Saying> lines = new ArrayList<>();
        if (!before.templateDigest().equals(now.get().templateDigest())) {
            lines.add(RunPhrase.OTHER_TEMPLATE.say());
        }
        if (!before.inputDigest().equals(now.get().inputDigest())) {
            lines.add(RunPhrase.OTHER_INPUTS.say());
        }
        return lines;
    }

    /** Whether nothing in it needs a new approval; a part that is not exact yet must be the approved one, word for word. */
    static boolean within(PlannedPart approved, PlannedPart candidate) {
        return switch (candidate) {
            case PlannedPart.Exact exact -> beyond(approved, exact).isEmpty();
            case PlannedPart.Deferred deferred -> deferred.equals(approved);
        };
    }

    private static List<Saying> beyondExact(List<Change> approved, List<Change> candidates) {
        Map<String, Change> known = approved.stream().collect(Collectors.toMap(PlanBounds::place, Function.identity()));
        List<Saying> lines = new ArrayList<>();
        for (Change candidate : candidates) {
            Change before = known.get(place(candidate));
            if (before == null) {
                lines.add(RunPhrase.NOT_APPROVED.say(action(candidate), candidate.address()));
            } else if (before.action() != candidate.action()) {
                lines.add(RunPhrase.OTHER_ACTION.say(
                        action(candidate), candidate.address(), before.action().say()));
            } else {
                lines.addAll(beyondValues(before, candidate));
            }
        }
        return lines;
    }

    private static List<Saying> beyondValues(Change approved, Change candidate) {
        Map<String, Optional<Value>> wanted = approved.attributes().stream()
                .collect(Collectors.toMap(AttributeChange::path, attribute -> Optional.of(attribute.after())));
        return compared(approved, candidate)
                .filter(attribute ->
                        !fills(wanted.getOrDefault(attribute.path(), unseen(candidate)), attribute.after()))
                .map(attribute -> RunPhrase.OTHER_VALUE.say(candidate.address(), attribute.path()))
                .toList();
    }

    /** An approval of the whole, as earlier builds asked for, covers each attribute, but must meet the whole again. */
    private static Stream<AttributeChange> compared(Change approved, Change candidate) {
        if (!approved.saysOnlyTheWhole()) {
            return candidate.attributes().stream();
        }
        return Stream.of(
                candidate.whole().orElseGet(() -> new AttributeChange(Change.WHOLE, Value.unknown(), Value.unknown())));
    }

    /** What an attribute that nobody saw may become: with the object it may go, of one that stays or is made anew it may not be taken away. */
    private static Optional<Value> unseen(Change candidate) {
        return switch (candidate.action()) {
            case CHANGE, REPLACE -> Optional.empty();
            case CREATE, DESTROY, IMPORT -> Optional.of(Value.absent());
        };
    }

    /** Whether the value is the approved one, or the approved one was unknown then. */
    private static boolean fills(Optional<Value> approved, Value now) {
        return approved.filter(value -> value instanceof Value.Unknown || value.equals(now))
                .isPresent();
    }

    private static List<Saying> beyondBounds(Bounds bounds, List<Change> candidates) {
        List<Saying> lines = new ArrayList<>();
        for (Change candidate : candidates) {
            if (!bounds.actions().contains(candidate.action())) {
                lines.add(RunPhrase.OTHER_ACTIONS.say(action(candidate), candidate.address(), approved(bounds)));
            } else if (!bounds.types().contains(candidate.type())) {
                lines.add(RunPhrase.OTHER_TYPE.say(action(candidate), candidate.address(), candidate.type()));
            }
        }
        if (candidates.size() > bounds.most()) {
            lines.add(RunPhrase.TOO_MANY.say(candidates.size(), bounds.most()));
        }
        return lines;
    }

    private static String place(Change change) {
        return change.system() + " " + change.type() + " " + change.address();
    }

    private static Saying action(Change change) {
        return change.action().say();
    }

    private static Saying approved(Bounds bounds) {
        return Saying.several(
                bounds.actions().stream().sorted().map(Change.Action::say).toList());
    }
}
