package dev.tenantry.alarms;

import java.util.Locale;

/** Who is to be woken by an alarm; the first word of what the stack says of it. */
public enum Severity {
    /** Somebody acts at once, by day and night. */
    PAGE,
    /** Somebody looks on the next working day. */
    WARNING;

    private static final String WOKEN = "page:";

    static Severity in(String description) {
        return description.toLowerCase(Locale.ROOT).startsWith(WOKEN) ? PAGE : WARNING;
    }
}
