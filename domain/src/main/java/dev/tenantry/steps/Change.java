package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import java.util.List;

/**
 * One thing that a run will do to one object of one system.
 *
 * @param address the object's name in its system, the same in every plan: {@code module.network.aws_vpc.main}
 * @param type the kind of object: {@code aws_vpc}, {@code team}, {@code Deployment}
 * @param stateful whether destroying or replacing it loses data, which needs a second person
 */
public record Change(
        OutsideSystem system,
        String type,
        String address,
        Action action,
        boolean stateful,
        List<AttributeChange> attributes) {

    public Change {
        type = Keepable.exactly(type);
        address = Keepable.exactly(address);
        attributes = List.copyOf(attributes);
    }

    /** The same with these attributes in place of its own. */
    public Change with(List<AttributeChange> others) {
        return new Change(system, type, address, action, stateful, others);
    }

    /** What happens to the object. */
    public enum Action implements Phrase {
        CREATE,
        CHANGE,
        /** Destroyed and made anew. */
        REPLACE,
        DESTROY,
        /** Taken over as it is. */
        IMPORT
    }

    /** One attribute, before and after; an absent side is {@link Value.Absent}. */
    public record AttributeChange(String path, Value before, Value after) {
        public AttributeChange {
            path = Keepable.exactly(path);
        }
    }
}
