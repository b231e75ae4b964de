package dev.tenantry.billing;

import java.util.Locale;

/** Tokens that go to a model, and tokens that come from it: they have different prices. */
public enum TokenKind {
    INPUT,
    OUTPUT;

    /** As usage events name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
