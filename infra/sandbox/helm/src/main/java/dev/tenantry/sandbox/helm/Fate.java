package dev.tenantry.sandbox.helm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What becomes of a workload's pods. The words are those that the tools' real Kubernetes knows, too. */
enum Fate {
    READY("", "Running", ""),
    NEVER_READY("never-ready", "Running", ""),
    IMAGE_MISSING("image-missing", "Pending", "ImagePullBackOff"),
    CRASH_LOOP("crash-loop", "Running", "CrashLoopBackOff"),
    QUOTA("quota", "", "");

    private final String word;
    private final String phase;
    private final String reason;

    Fate(String word, String phase, String reason) {
        this.word = word;
        this.phase = phase;
        this.reason = reason;
    }

    String phase() {
        return phase;
    }

    String reason() {
        return reason;
    }

    static Fate of(JsonNode workload, Cluster cluster, String namespace) {
        if (noPodAllowed(cluster, namespace)) {
            return QUOTA;
        }
        Optional<String> set = Optional.ofNullable(cluster.switches().fate());
        List<String> words = Stream.concat(
                        set.stream(),
                        Manifest.containers(workload)
                                .map(container -> container.path("image").asString(""))
                                .map(image -> image.substring(image.lastIndexOf(':') + 1)))
                .toList();
        return Arrays.stream(values())
                .filter(fate -> fate != READY)
                .filter(fate -> words.stream().anyMatch(word -> word.contains(fate.word)))
                .findFirst()
                .orElse(READY);
    }

    private static boolean noPodAllowed(Cluster cluster, String namespace) {
        return cluster.objects(namespace, "resourcequota").stream()
                .anyMatch(quota -> quota.path("spec")
                        .path("hard")
                        .path("pods")
                        .asString("1")
                        .equals("0"));
    }
}
