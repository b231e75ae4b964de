package dev.tenantry.processes;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A Job as the cluster tells of it. */
record ClusterJob(JsonNode json) {

    Instant createdAt() {
        return moment(json.at("/metadata/creationTimestamp")).orElse(Instant.EPOCH);
    }

    /** When it was complete or had failed: all its pods have ended then. */
    Optional<Instant> endedAt() {
        return end().map(condition ->
                moment(condition.path("lastTransitionTime")).orElse(Instant.EPOCH));
    }

    /** What the cluster says of its end; empty if it was complete or has not ended. */
    String reason() {
        return end().map(condition -> Stream.of("reason", "message")
                        .map(field -> condition.path(field).asString(""))
                        .filter(text -> !text.isEmpty())
                        .reduce((reason, message) -> reason + ": " + message)
                        .orElse(""))
                .orElse("");
    }

    /** Older clusters tell the end while a pod is still ending. */
    private Optional<JsonNode> end() {
        JsonNode status = json.path("status");
        boolean over = status.path("active").asInt(0) == 0
                && status.path("terminating").asInt(0) == 0;
        return StreamSupport.stream(status.path("conditions").spliterator(), false)
                .filter(condition ->
                        over && condition.path("status").asString("").equals("True"))
                .filter(condition -> condition.path("type").asString("").matches("Complete|Failed"))
                .findFirst();
    }

    static Optional<Instant> moment(JsonNode text) {
        return text.isString() ? Optional.of(Instant.parse(text.asString())) : Optional.empty();
    }
}
