package dev.tenantry.outside;

import dev.tenantry.outside.OutsideFailure.Kind;
import tools.jackson.databind.JsonNode;

/** How one system says no: status, address and body turned into our vocabulary, once for each system. */
@FunctionalInterface
public interface Refusals {

    Refusal of(Said said);

    /**
     * An answer that is no success.
     *
     * @param path without query, since that can hold what must not be shown
     * @param body the answer as JSON; a missing node if it is none
     */
    record Said(int status, String method, String path, JsonNode body) {}

    /**
     * What a refusal means.
     *
     * @param words what the system says, fit to be shown; never a secret and never another tenant's name
     */
    record Refusal(Kind kind, String words) {}

    /** What a status means where a system keeps to the usual meanings. */
    static Kind usual(int status) {
        return switch (status) {
            case 401, 403 -> Kind.NOT_AUTHORIZED;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408 -> Kind.TIMEOUT;
            case 409 -> Kind.ALREADY_EXISTS;
            case 429 -> Kind.RATE_LIMITED;
            case 502, 503, 504 -> Kind.DOWN;
            default -> status >= 500 ? Kind.BROKEN : status < 400 ? Kind.NOT_UNDERSTOOD : Kind.REJECTED;
        };
    }
}
