package dev.tenantry.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Job that each program becomes. The provider says where and with what it runs; name, command and how often, which is
 * once, are ours.
 */
final class JobTemplate {

    /** What each of our pods calls itself, so that a lock that it leaves is known as ours. */
    static final String HOSTNAME = "tenantry-programs";

    /** The wrapper needs it to note how the program ended. */
    private static final int SECONDS_FOR_NOTES = 5;

    private static final int SECONDS_KEPT = 3600;

    private final ObjectNode json;

    private JobTemplate(ObjectNode json) {
        this.json = json;
    }

    /**
     * Reads it.
     *
     * @param folder where programs leave their notes; pods must have it at the same place as the portal
     * @throws HostFailure that names everything that is wrong with it
     */
    static JobTemplate read(@Nullable Path file, Path folder) {
        if (file == null || !Files.isReadable(file)) {
            throw new HostFailure("There is no Job to make programs from: set tenantry.processes.kubernetes.template "
                    + "to a file with one, as the central stack's chart has it"
                    + (file == null ? "." : ", not " + file + "."));
        }
        JobTemplate template = new JobTemplate(parse(file));
        List<String> problems = template.problems(folder);
        if (!problems.isEmpty()) {
            throw new HostFailure("The Job in " + file + " cannot run programs: " + String.join("; ", problems) + ".");
        }
        return template;
    }

    private static ObjectNode parse(Path file) {
        try {
            YamlMapFactoryBean yaml = new YamlMapFactoryBean();
            yaml.setResources(new FileSystemResource(file));
            Map<String, Object> map = yaml.getObject();
            return JsonMapper.shared().valueToTree(map == null ? Map.of() : map);
        } catch (RuntimeException e) {
            throw new HostFailure("The Job in " + file + " is no YAML", e);
        }
    }

    private List<String> problems(Path folder) {
        List<String> problems = new ArrayList<>();
        if (!json.path("kind").asString("").equals("Job")
                || !json.path("apiVersion").asString("").equals("batch/v1")) {
            problems.add("it is no Job of batch/v1");
        }
        JsonNode containers = pod(json).path("containers");
        if (containers.size() != 1) {
            problems.add("it has " + containers.size() + " containers instead of one");
        } else if (!shares(folder)) {
            problems.add("its container mounts nothing at " + folder);
        }
        return problems;
    }

    /** Whether pods have this folder at the same place. */
    boolean shares(Path folder) {
        return mounts().anyMatch(folder.toAbsolutePath().normalize()::startsWith);
    }

    private Stream<Path> mounts() {
        JsonNode mounts = pod(json).path("containers").path(0).path("volumeMounts");
        return StreamSupport.stream(mounts.spliterator(), false)
                .map(mount -> Path.of(mount.path("mountPath").asString("")))
                .filter(Path::isAbsolute);
    }

    private static JsonNode pod(JsonNode job) {
        return job.path("spec").path("template").path("spec");
    }

    /** @param command what the container runs */
    ObjectNode of(ProcessJob job, List<String> command) {
        ObjectNode made = json.deepCopy();
        ObjectNode metadata = made.withObject("metadata");
        metadata.remove(List.of("namespace", "generateName"));
        metadata.put("name", job.id().value());
        metadata.withObject("labels").put(ClusterJobs.LABEL, job.id().value());
        ObjectNode spec = made.withObject("spec");
        spec.put("backoffLimit", 0).put("completions", 1).put("parallelism", 1);
        if (!spec.has("ttlSecondsAfterFinished")) {
            spec.put("ttlSecondsAfterFinished", SECONDS_KEPT);
        }
        ObjectNode template = spec.withObject("template");
        template.withObject("metadata")
                .withObject("labels")
                .put(ClusterJobs.LABEL, job.id().value());
        ObjectNode pod = template.withObject("spec");
        pod.put("restartPolicy", "Never").put("hostname", HOSTNAME);
        pod.put("terminationGracePeriodSeconds", job.graceAfterStop().toSeconds() + SECONDS_FOR_NOTES);
        ObjectNode container = (ObjectNode) pod.path("containers").path(0);
        container.remove("args");
        container.set("command", JsonMapper.shared().valueToTree(command));
        return made;
    }
}
