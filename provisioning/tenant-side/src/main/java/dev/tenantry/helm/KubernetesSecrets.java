package dev.tenantry.helm;

import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.SecretRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The namespace and the secrets that a chart refers to: outside of the Helm release, which would keep copies of them. */
final class KubernetesSecrets {

    private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/managed-by", "tenantry");

    /** The cluster itself refuses pods that are root, privileged or on the node, in a namespace that was there as well. */
    private static final Map<String, String> POD_SECURITY =
            Map.of("pod-security.kubernetes.io/enforce", "restricted", "pod-security.kubernetes.io/warn", "restricted");

    private KubernetesSecrets() {}

    /** One file for each object, in the order they are to be applied, readable by us alone. */
    static List<Path> write(Path folder, HelmRelease release, Function<SecretRef, String> resolve) {
        Stream<Path> secrets = release.kubernetesSecrets().entrySet().stream()
                .map(secret -> file(
                        folder,
                        "secret-" + secret.getKey() + ".json",
                        secret(release.namespace(), secret.getKey(), secret.getValue(), resolve)));
        return Stream.concat(Stream.of(file(folder, "namespace.json", namespace(release.namespace()))), secrets)
                .toList();
    }

    private static Map<String, Object> namespace(String name) {
        return Map.of(
                "apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name, "labels", POD_SECURITY));
    }

    private static Map<String, Object> secret(
            String namespace, String name, SortedMap<String, SecretRef> keys, Function<SecretRef, String> resolve) {
        SortedMap<String, String> data = new TreeMap<>();
        keys.forEach((key, secret) -> data.put(key, resolve.apply(secret)));
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "type",
                "Opaque",
                "metadata",
                Map.of("name", name, "namespace", namespace, "labels", LABELS),
                "stringData",
                data);
    }

    private static Path file(Path folder, String name, Map<String, Object> object) {
        return HelmCli.write(folder, name, JsonMapper.shared().writeValueAsString(object));
    }
}
