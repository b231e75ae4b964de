package dev.tenantry.tenants;

import java.util.regex.Pattern;

/**
 * The short name of a tenant in addresses, resource names and LiteLLM teams: 3 to 20 lower-case letters, digits and
 * single hyphens, beginning with a letter. 20 is what the longest derived name (an S3 bucket) leaves.
 */
public record Slug(String value) implements Comparable<Slug> {

    private static final Pattern SYNTAX = Pattern.compile("[a-z](?:[a-z0-9]|-(?!-))*[a-z0-9]");

    public Slug {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    /** Whether the text could be a slug. */
    public static boolean isValid(String text) {
        return text.length() >= 3 && text.length() <= 20 && SYNTAX.matcher(text).matches();
    }

    /** Throws {@link IllegalArgumentException} with the offending value if it is none. */
    public static Slug of(String text) {
        return new Slug(text);
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
