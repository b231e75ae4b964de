package dev.tenantry.onboarding;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that we make: 256 random bits, in letters that need no quoting anywhere. */
final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    static String of(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
