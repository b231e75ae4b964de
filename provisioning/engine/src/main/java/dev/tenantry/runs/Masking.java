package dev.tenantry.runs;

import java.util.Comparator;
import java.util.List;

/** Takes known secrets out of texts before they are stored. */
final class Masking {

    private static final int SHORTEST = 6;
    private static final String MASK = "••••••";

    private final List<String> secrets;

    /** @param secrets in clear; those under 6 characters are too common to be masked */
    Masking(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
