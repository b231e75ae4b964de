package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * The path of the attribute that stands for all of an object by digests of it. It tells a change of anything in the object, also of
     * what is shortened or not listed; plans of earlier builds have nothing else of what Helm changes.
     */
    public static final String WHOLE = "manifest";

    public Change {
        type = Keepable.exactly(type);
        address = Keepable.exactly(address);
        attributes = List.copyOf(attributes);
    }

    /** The same with these attributes in place of its own. */
    public Change with(List<AttributeChange> others) {
        return new Change(system, type, address, action, stateful, others);
    }

    /** The attribute that stands for all of it, if there is one. */
    public Optional<AttributeChange> whole() {
        return attributes.stream().filter(AttributeChange::isWhole).findFirst();
    }

    /** Whether no single attribute of it is known. */
    public boolean saysOnlyTheWhole() {
        return !attributes.isEmpty() && attributes.stream().allMatch(AttributeChange::isWhole);
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

        /** The beginning of the path that stands for so many more attributes, by digests of them: {@code … +17}. */
        public static final String REST = "… +";

        private static final Pattern COUNTED = Pattern.compile(Pattern.quote(REST) + "(\\d{1,9})");

        public AttributeChange {
            path = Keepable.exactly(path);
        }

        boolean isWhole() {
            return path.equals(WHOLE);
        }

        /** How many attributes it stands for that are not listed, 0 if it is one itself. */
        public int more() {
            Matcher counted = COUNTED.matcher(path);
            return counted.matches() ? Integer.parseInt(counted.group(1)) : 0;
        }
    }
}
