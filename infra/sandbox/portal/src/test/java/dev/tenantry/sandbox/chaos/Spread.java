package dev.tenantry.sandbox.chaos;

import java.util.Collection;
import java.util.Locale;

/** Values that were measured, the least first. */
record Spread(double[] values) {

    static Spread of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Spread(
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    /** The least value that so large a share of all does not exceed. */
    double at(double share) {
        return values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
    }

    /** As cells of a table: median, 95 %, most. */
    String cells(String format) {
        return String.format(
                Locale.ROOT, " " + format + " | " + format + " | " + format + " |", at(0.5), at(0.95), at(1));
    }
}
