package dev.tenantry.steps;

/**
 * Something that our code can say to a person, as a constant of an enum; it is put into words where it is read, in the
 * reader's language. Constants are kept in rows: one that was ever said is not renamed.
 */
public interface Phrase {

    String name();

    /** Where its words are found, in each language: {@code <simple class name>.<constant name>}. */
    default String key() {
        return ((Enum<?>) this).getDeclaringClass().getSimpleName() + "." + name();
    }

    /**
     * The phrase, said with its arguments.
     *
     * @param arguments texts of others (ids, names, addresses), whole numbers, and sayings; never a sentence of ours
     */
    default Saying say(Object... arguments) {
        return Saying.sentence(key(), arguments);
    }
}
