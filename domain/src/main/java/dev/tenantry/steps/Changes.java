package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes plan lines for objects that are described by a few named values. */
public final class Changes {

    private Changes() {}

    /** A new object with these values. */
    public static Change create(OutsideSystem system, String type, String address, Map<String, Value> wanted) {
        return new Change(system, type, address, Action.CREATE, false, attributes(Map.of(), wanted));
    }

    /** An object that is taken away; no data is lost with it. */
    public static Change destroy(OutsideSystem system, String type, String address) {
        return new Change(system, type, address, Action.DESTROY, false, List.of());
    }

    /** What brings an object from what is to what is wanted; none if no wanted value differs. */
    public static List<Change> between(
            OutsideSystem system, String type, String address, Map<String, Value> now, Map<String, Value> wanted) {
        List<AttributeChange> attributes = attributes(now, wanted);
        return attributes.isEmpty()
                ? List.of()
                : List.of(new Change(system, type, address, Action.CHANGE, false, attributes));
    }

    private static List<AttributeChange> attributes(Map<String, Value> now, Map<String, Value> wanted) {
        List<AttributeChange> attributes = new ArrayList<>();
        new TreeMap<>(wanted).forEach((path, after) -> {
            Value before = now.getOrDefault(path, Value.absent());
            if (!before.equals(after)) {
                attributes.add(new AttributeChange(path, before, after));
            }
        });
        return attributes;
    }
}
