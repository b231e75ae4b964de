package dev.tenantry.portal.incidents;

import java.security.SecureRandom;

/** The number that a person reads out and that stands in the log: {@code E-7K3F-9QX2}. */
public record IncidentId(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Digits and letters that are not mistaken for one another on the telephone. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** A new one; a trillion values, so that two of them do not meet in one log. */
    public static IncidentId next() {
        var text = new StringBuilder("E-");
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new IncidentId(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
