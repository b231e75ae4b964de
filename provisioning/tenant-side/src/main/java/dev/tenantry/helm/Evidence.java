package dev.tenantry.helm;

import dev.tenantry.tenantside.JobOutcome.ClusterEvent;
import dev.tenantry.tenantside.JobOutcome.PodState;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the cluster says of a namespace at the moment of a failure.
 *
 * @param pods those that are not ready
 * @param events warnings, newest first, at most twenty
 */
record Evidence(List<PodState> pods, List<ClusterEvent> events) {

    private static final int MOST_EVENTS = 20;
    private static final int MOST_WORDS = 300;

    static Evidence of(JsonNode pods, JsonNode events) {
        return new Evidence(
                stream(pods).map(Evidence::pod).filter(pod -> !pod.ready()).toList(),
                stream(events)
                        .filter(event -> event.path("type").asString("").equals("Warning"))
                        .sorted(Comparator.comparing(Evidence::lastSeen).reversed())
                        .limit(MOST_EVENTS)
                        .map(Evidence::event)
                        .toList());
    }

    static PodState pod(JsonNode pod) {
        JsonNode status = pod.path("status");
        List<JsonNode> containers = Stream.concat(
                        stream(status.path("initContainerStatuses")), stream(status.path("containerStatuses")))
                .toList();
        String phase = status.path("phase").asString("");
        return new PodState(
                pod.path("metadata").path("name").asString(""),
                phase,
                phase.equals("Succeeded") || isReady(status),
                containers.stream()
                        .mapToInt(container -> container.path("restartCount").asInt(0))
                        .sum(),
                containers.stream()
                        .map(Evidence::reason)
                        .filter(reason -> !reason.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static boolean isReady(JsonNode status) {
        return stream(status.path("conditions"))
                .anyMatch(condition -> condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("True"));
    }

    private static String reason(JsonNode container) {
        JsonNode state = container.path("state");
        String waiting = state.path("waiting").path("reason").asString("");
        return waiting.isEmpty() ? state.path("terminated").path("reason").asString("") : waiting;
    }

    private static ClusterEvent event(JsonNode event) {
        JsonNode object = event.path("involvedObject");
        String message = event.path("message").asString("");
        return new ClusterEvent(
                object.path("kind").asString("") + "/" + object.path("name").asString(""),
                event.path("reason").asString(""),
                message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) : message,
                event.path("count").asInt(1));
    }

    private static String lastSeen(JsonNode event) {
        String last = event.path("lastTimestamp").asString("");
        return last.isEmpty() ? event.path("eventTime").asString("") : last;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
