package dev.tenantry.sandbox.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Values that were measured, the least first. */
record Spread(List<Double> values) {

    static Spread of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Spread(values.stream().map(Number::doubleValue).sorted().toList());
    }

    /** The least value that so large a share of all does not exceed. */
    double at(double share) {
        return values.get(Math.max(0, (int) Math.ceil(share * values.size()) - 1));
    }

    /** As cells of a table: median, 95 %, most. */
    String cells(String format) {
        return String.format(
                Locale.ROOT, " " + format + " | " + format + " | " + format + " |", at(0.5), at(0.95), at(1));
    }
}
