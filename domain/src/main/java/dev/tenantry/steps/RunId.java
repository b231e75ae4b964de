package dev.tenantry.steps;

import java.util.UUID;

/** Identifies a run; people see its number. */
public record RunId(UUID value) {

    /** Reads the form that {@link #toString()} writes; throws {@link IllegalArgumentException} on anything else. */
    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
