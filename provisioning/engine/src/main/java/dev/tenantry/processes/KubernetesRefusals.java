package dev.tenantry.processes;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.Refusals;

/** Kubernetes says no by a {@code Status} with a reason; a 404 of anybody else must not look like a Job that is gone. */
final class KubernetesRefusals implements Refusals {

    @Override
    public Refusal of(Said said) {
        String words = said.body().path("message").asString("no explanation");
        if (!said.body().path("kind").asString("").equals("Status")) {
            return new Refusal(said.status() < 500 ? Kind.NOT_UNDERSTOOD : Refusals.usual(said.status()), words);
        }
        return new Refusal(kind(said, words), words);
    }

    private static Kind kind(Said said, String words) {
        return switch (said.body().path("reason").asString("")) {
            // room comes when other Jobs have ended; all else that is forbidden stays so
            case "Forbidden" -> words.contains("exceeded quota") ? Kind.RATE_LIMITED : forbidden(words);
            case "AlreadyExists" -> Kind.ALREADY_EXISTS;
            case "Conflict", "ServerTimeout", "Timeout" -> Kind.DOWN;
            default -> Refusals.usual(said.status());
        };
    }

    /** "Forbidden" is said of what pod security or a policy refuses, too: our credentials are well then. */
    private static Kind forbidden(String words) {
        return words.contains(" cannot ") ? Kind.NOT_AUTHORIZED : Kind.REJECTED;
    }
}
