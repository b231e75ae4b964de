package dev.tenantry.processes;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A pod as the cluster tells of it. */
record ClusterPod(JsonNode json) {

    /** What the job's label says; empty without one. */
    String job() {
        return json.at("/metadata/labels").path(ClusterJobs.LABEL).asString("");
    }

    String hostname() {
        return json.at("/spec/hostname").asString("");
    }

    /** Whether something may run in it; one that is being deleted lives until its node says otherwise. */
    boolean lives() {
        return !json.at("/status/phase").asString("").matches("Succeeded|Failed");
    }

    /** Why it ended or has not begun, in the cluster's words: eviction, memory, image, no place. */
    Optional<String> trouble() {
        return Stream.of(
                        said(json.path("status")),
                        condition("DisruptionTarget", "True"),
                        container(),
                        condition("PodScheduled", "False"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> container() {
        return each("/status/containerStatuses")
                .map(container -> container.path("state"))
                .flatMap(state -> Stream.of(
                        said(state.path("waiting")),
                        said(state.path("terminated"))
                                .map(why -> why + ", exit code "
                                        + state.at("/terminated/exitCode").asInt(0))))
                .flatMap(Optional::stream)
                .filter(why -> !why.startsWith("ContainerCreating"))
                .findFirst();
    }

    private Optional<String> condition(String type, String status) {
        return each("/status/conditions")
                .filter(condition -> condition.path("type").asString("").equals(type))
                .filter(condition -> condition.path("status").asString("").equals(status))
                .flatMap(condition -> said(condition).stream())
                .findFirst();
    }

    private Stream<JsonNode> each(String path) {
        return StreamSupport.stream(json.at(path).spliterator(), false);
    }

    private static Optional<String> said(JsonNode at) {
        return Optional.of(at.path("reason").asString(""))
                .filter(reason -> !reason.isEmpty())
                .map(reason -> at.path("message").isString()
                        ? reason + ": " + at.path("message").asString().strip()
                        : reason);
    }
}
