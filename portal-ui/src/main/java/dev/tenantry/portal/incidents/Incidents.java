package dev.tenantry.portal.incidents;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes what broke to the log, under the number that the person sees. */
public final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final String KEY = "incident";

    private Incidents() {}

    /** Logs the failure once, with its stack trace, and gives it a number. */
    public static IncidentId report(String where, Throwable failure) {
        var id = IncidentId.next();
        try (var _ = MDC.putCloseable(KEY, id.value())) {
            LOG.error("incident {} at {}", id, where, failure);
        }
        return id;
    }
}
