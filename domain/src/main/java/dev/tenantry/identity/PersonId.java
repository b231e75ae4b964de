package dev.tenantry.identity;

import java.util.UUID;

/** Identifies a person; the only thing about a person that audit and runs keep. */
public record PersonId(UUID value) {

    /** Reads the form that {@link #toString()} writes; throws {@link IllegalArgumentException} on anything else. */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
