package dev.tenantry.helm;

import dev.tenantry.jobs.JobManifest;
import dev.tenantry.tenantside.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that act on the cluster, and the environment they are started with.
 *
 * @param helm Helm 3
 * @param environment exactly what they get; {@code KUBECONFIG} says which cluster
 */
public record ClusterPrograms(Path helm, Path kubectl, Map<String, String> environment) {

    /** The variables that name the programs, if the ones on the PATH are not meant. */
    public static final String HELM = "TENANTRY_HELM";

    public static final String KUBECTL = "TENANTRY_KUBECTL";

    public ClusterPrograms {
        environment = Map.copyOf(environment);
    }

    /** Finds both by the environment; throws {@link IllegalStateException} that says what is missing. */
    public static ClusterPrograms find(Map<String, String> environment) {
        return new ClusterPrograms(
                find(environment, HELM, "helm"), find(environment, KUBECTL, "kubectl"), allowed(environment));
    }

    private static Path find(Map<String, String> environment, String variable, String name) {
        return Optional.ofNullable(environment.get(variable))
                .map(Path::of)
                .or(() -> onPath(environment, name))
                .filter(Files::isExecutable)
                .orElseThrow(() -> new IllegalStateException(
                        "no " + name + " found: put it on the PATH or name it in " + variable));
    }

    private static Optional<Path> onPath(Map<String, String> environment, String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The secrets that the runner was given are not the programs' business. */
    private static Map<String, String> allowed(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> !isSecret(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isSecret(String variable) {
        return variable.startsWith(SecretRef.PREFIX) || variable.equals(JobManifest.SIGNING_KEY);
    }
}
