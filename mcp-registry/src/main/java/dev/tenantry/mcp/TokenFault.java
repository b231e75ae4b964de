package dev.tenantry.mcp;

import java.util.Optional;

/** Why something cannot be a token: it is sent in a header, after "Bearer ". */
public enum TokenFault {
    EMPTY,
    LONG,
    /** A space, a line break, or what is no printable ASCII. */
    CHARACTERS;

    /** Longer ones are refused by most servers before they look at them. */
    public static final int LONGEST = 4_096;

    /** Empty for what can be one. */
    static Optional<TokenFault> of(String token) {
        if (token.isEmpty()) {
            return Optional.of(EMPTY);
        }
        if (token.length() > LONGEST) {
            return Optional.of(LONG);
        }
        return token.chars().allMatch(one -> one > ' ' && one < 0x7f) ? Optional.empty() : Optional.of(CHARACTERS);
    }
}
