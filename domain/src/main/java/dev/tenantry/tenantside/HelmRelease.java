package dev.tenantry.tenantside;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be deployed.
 *
 * @param chartDigest SHA-256 of the chart's files, which travel in the bundle
 * @param values the values document as JSON, without secrets
 * @param kubernetesSecrets the Kubernetes secrets that the chart refers to, written into the namespace before it:
 *     secret name → key → where it comes from; never part of a Helm release
 * @param longest how long the workloads may take until they are ready
 */
public record HelmRelease(
        String name,
        String namespace,
        String chartDigest,
        String values,
        SortedMap<String, SortedMap<String, SecretRef>> kubernetesSecrets,
        Duration longest) {

    public HelmRelease {
        SortedMap<String, SortedMap<String, SecretRef>> copy = new TreeMap<>();
        kubernetesSecrets.forEach(
                (secret, keys) -> copy.put(secret, Collections.unmodifiableSortedMap(new TreeMap<>(keys))));
        kubernetesSecrets = Collections.unmodifiableSortedMap(copy);
    }

    /** The secrets that the build has to resolve. */
    Set<SecretRef> secretsNeeded() {
        return kubernetesSecrets.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
