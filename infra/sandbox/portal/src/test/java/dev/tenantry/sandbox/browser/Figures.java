package dev.tenantry.sandbox.browser;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** How long something took, again and again: in milliseconds, the shortest first. */
record Figures(String name, List<Double> millis) {

    static final String HEADER = "| %s | median | 95 %% | most |\n|---|---|---|---|";

    /** Of so many times, after a tenth of them that is not counted. */
    static Figures of(String name, int times, DoubleSupplier once) {
        double[] all = new double[times + times / 10];
        Arrays.setAll(all, at -> once.getAsDouble());
        double[] millis = Arrays.copyOfRange(all, times / 10, all.length);
        Arrays.sort(millis);
        return new Figures(name, Arrays.stream(millis).boxed().toList());
    }

    /** As {@link #of}, by this process's own clock. */
    static Figures ofCalls(String name, int times, Supplier<?> call) {
        return of(name, times, () -> {
            long began = System.nanoTime();
            var _ = call.get();
            return (System.nanoTime() - began) / 1e6;
        });
    }

    String row() {
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |", name, at(0.5), at(0.95), at(1));
    }

    private double at(double share) {
        return millis.get((int) Math.ceil(share * millis.size()) - 1);
    }
}
