package dev.tenantry.sandbox.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pods of a release and how they fare. */
record Pods(List<Pod> pods) {

    record Pod(String owner, String name, Fate fate) {}

    static Pods of(Release release, Cluster cluster) {
        List<Pod> pods = new ArrayList<>();
        Manifest.workloads(release.manifest()).forEach(workload -> {
            String owner = workload.path("metadata").path("name").asString("");
            Fate fate = Fate.of(workload, cluster, release.namespace());
            int replicas = workload.path("spec").path("replicas").asInt(1);
            for (int number = 0; number < replicas; number++) {
                pods.add(new Pod(workload.path("kind").asString("") + "/" + owner, owner + "-" + number, fate));
            }
        });
        return new Pods(pods);
    }

    boolean fail() {
        return pods.stream().anyMatch(pod -> pod.fate() != Fate.READY);
    }

    /** Puts pods and warnings where {@code kubectl get} finds them. */
    void show(Cluster cluster, String namespace) {
        cluster.removeObjects(namespace, "pod");
        cluster.removeObjects(namespace, "event");
        for (Pod pod : pods) {
            if (pod.fate() == Fate.QUOTA) {
                cluster.put(refused(pod, namespace));
            } else {
                cluster.put(pod(pod, namespace));
            }
        }
    }

    private static JsonNode pod(Pod pod, String namespace) {
        boolean ready = pod.fate() == Fate.READY;
        Map<String, Object> state = pod.fate().reason().isEmpty()
                ? Map.of("running", Map.of())
                : Map.of("waiting", Map.of("reason", pod.fate().reason()));
        return json(Map.of(
                "kind",
                "Pod",
                "metadata",
                Map.of("name", pod.name(), "namespace", namespace),
                "status",
                Map.of(
                        "phase",
                        pod.fate().phase(),
                        "conditions",
                        List.of(Map.of("type", "Ready", "status", ready ? "True" : "False")),
                        "containerStatuses",
                        List.of(Map.of(
                                "name",
                                "app",
                                "ready",
                                ready,
                                "restartCount",
                                pod.fate() == Fate.CRASH_LOOP ? 5 : 0,
                                "state",
                                state)))));
    }

    private static JsonNode refused(Pod pod, String namespace) {
        String object = pod.owner().substring(pod.owner().indexOf('/') + 1);
        return json(Map.of(
                "kind",
                "Event",
                "metadata",
                Map.of("name", pod.name(), "namespace", namespace),
                "type",
                "Warning",
                "reason",
                "FailedCreate",
                "count",
                4,
                "message",
                "Error creating: pods \"" + pod.name() + "\" is forbidden: exceeded quota: pods, requested: pods=1, "
                        + "used: pods=0, limited: pods=0",
                "involvedObject",
                Map.of("kind", pod.owner().startsWith("Deployment") ? "ReplicaSet" : "StatefulSet", "name", object)));
    }

    private static JsonNode json(Map<String, Object> object) {
        return JsonMapper.shared().valueToTree(object);
    }
}
