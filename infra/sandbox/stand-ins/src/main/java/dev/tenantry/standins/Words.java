package dev.tenantry.standins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as a vector: similar where words are the same. */
final class Words {

    private static final int DIMENSIONS = 256;

    private Words() {}

    /** Spread by the golden ratio: hash codes of short words lie close together. */
    private static int place(String word) {
        return Math.floorMod((word.hashCode() * 0x9E3779B9) >>> 16, DIMENSIONS);
    }

    /** Of length one. */
    static List<Double> embedded(String text) {
        double[] counts = new double[DIMENSIONS];
        // 0: what follows the last word is none
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", 0)) {
            counts[place(word)]++;
        }
        double square = 0;
        for (double count : counts) {
            square += count * count;
        }
        List<Double> vector = new ArrayList<>();
        for (double count : counts) {
            vector.add(square == 0 ? 0 : count / Math.sqrt(square));
        }
        return vector;
    }
}
