package dev.tenantry.outside;

import java.util.List;

/** Something would be spoken with in clear. */
final class PlainConnectionRefused extends RuntimeException {

    /** @param problems a sentence for each setting */
    PlainConnectionRefused(List<String> problems) {
        super("Connections without verified TLS are refused: " + String.join("; ", problems) + ".");
    }
}
