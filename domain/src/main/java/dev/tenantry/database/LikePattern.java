package dev.tenantry.database;

/** Patterns for {@code like} of what people type. */
public final class LikePattern {

    private LikePattern() {}

    /** Anything that holds the text, whose own wildcards mean themselves. */
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
