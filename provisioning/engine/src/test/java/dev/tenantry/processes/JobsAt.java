package dev.tenantry.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The host of Jobs as the configuration opens it. */
final class JobsAt {

    private JobsAt() {}

    /**
     * Opens it.
     *
     * @param shared what portal and pods see; jobs lie in {@code jobs} below it
     * @param annotations of the pods
     */
    static KubernetesJobs open(Path shared, URI api, Path account, Map<String, String> annotations, Clock clock) {
        Path template = template(shared, annotations);
        KubernetesSettings own =
                new KubernetesSettings(template, api, account, Duration.ofSeconds(3), Duration.ofMinutes(10));
        return ProcessesConfiguration.kubernetes(
                new ProcessesConfiguration.ProcessesSettings(
                        ProcessesConfiguration.Host.KUBERNETES, shared.resolve("jobs"), null, own),
                clock,
                Map.of());
    }

    static Path template(Path shared) {
        return template(shared, Map.of());
    }

    private static Path template(Path shared, Map<String, String> annotations) {
        Map<String, Object> container = Map.of(
                "name",
                "program",
                "image",
                "portal:1",
                "securityContext",
                Map.of("allowPrivilegeEscalation", false, "capabilities", Map.of("drop", List.of("ALL"))),
                "volumeMounts",
                List.of(Map.of("name", "shared", "mountPath", shared.toString())));
        Map<String, Object> pod = Map.of(
                "containers",
                List.of(container),
                "serviceAccountName",
                "program",
                "securityContext",
                Map.of("runAsNonRoot", true, "runAsUser", 1000, "seccompProfile", Map.of("type", "RuntimeDefault")),
                "volumes",
                List.of(Map.of("name", "shared", "emptyDir", Map.of())));
        Map<String, Object> job = Map.of(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "spec",
                Map.of("template", Map.of("metadata", Map.of("annotations", annotations), "spec", pod)));
        try {
            return Files.writeString(
                    shared.resolve("template.json"), JsonMapper.shared().writeValueAsString(job));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
