package dev.tenantry.helm;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program's version, as its image's tag tells it: {@code v1.19.0-unprivileged}. */
record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern TAG = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:[-+].*)?");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** Empty if the tag tells none. */
    static Optional<Version> of(String tag) {
        Matcher version = TAG.matcher(tag);
        return version.matches()
                ? Optional.of(new Version(number(version, 1), number(version, 2), number(version, 3)))
                : Optional.empty();
    }

    private static int number(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }

    /** Of the same minor version, whatever the patch. */
    boolean isSameMinor(Version other) {
        return major == other.major && minor == other.minor;
    }

    /** Of the minor version that follows the other's. */
    boolean isNextMinor(Version other) {
        return major == other.major && minor == other.minor + 1;
    }

    /** The minor version that follows, as people write it. */
    String next() {
        return major + "." + (minor + 1);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
