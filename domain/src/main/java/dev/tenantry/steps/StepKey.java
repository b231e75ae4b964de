package dev.tenantry.steps;

/**
 * Names a step in the version whose meaning a run was created with: {@code infrastructure@1}.
 *
 * @param version raised when the meaning changes; the old class stays until no open run names it
 */
public record StepKey(String name, int version) {

    /** Reads {@code name@version}; throws {@link IllegalArgumentException} on anything else. */
    public static StepKey of(String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("not a step key: " + text);
        }
        return new StepKey(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    /** As people are told of it; where nobody has named it, by its name. */
    public Saying called() {
        return called(name);
    }

    public static Saying called(String name) {
        return Saying.sentence("Step." + name);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
