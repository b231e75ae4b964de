package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.node.ObjectNode;

class JobTemplateTests {

    private static final Path RENDERED = Path.of("../../infra/helm/test/central/golden-whole.yaml");

    @TempDir
    private Path folder;

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("program.yaml"), yaml);
    }

    @Test
    void says_what_to_set_when_there_is_none() {
        assertThatThrownBy(() -> JobTemplate.read(null, folder))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("tenantry.processes.kubernetes.template");
        assertThatThrownBy(() -> JobTemplate.read(folder.resolve("none"), folder))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("not " + folder.resolve("none"));
        assertThatThrownBy(() -> JobTemplate.read(file("a: [b"), folder))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("no YAML");
    }

    @Test
    void says_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> JobTemplate.read(file("kind: Pod"), folder))
                .isInstanceOf(HostFailure.class)
                .hasMessageContainingAll("no Job of batch/v1", "0 containers instead of one");
    }

    @Test
    void refuses_storage_that_the_portal_does_not_share(@TempDir Path elsewhere) throws IOException {
        Path job = file("""
                apiVersion: batch/v1
                kind: Job
                spec: { template: { spec: { containers: [{ name: a, image: b, volumeMounts: [{ mountPath: %s }] }] } } }
                """.formatted(folder));
        assertThatThrownBy(() -> JobTemplate.read(job, elsewhere))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("mounts nothing at " + elsewhere);
        assertThat(JobTemplate.read(job, folder.resolve("jobs")).shares(folder.resolve("work")))
                .isTrue();
        assertThat(JobTemplate.read(job, folder.resolve("jobs")).shares(folder.resolve("../other")))
                .isFalse();
    }

    /** The chart's own Job, as its golden file has it, is one from which programs are made. */
    @Test
    void takes_the_charts_job_and_changes_only_what_is_the_hosts() throws IOException {
        JobTemplate template = JobTemplate.read(file(charts()), Path.of("/var/lib/tenantry-shared/processes"));
        ObjectNode made = template.of(job("run-1"), List.of("/bin/sh", "wrapper"));
        ObjectNode other = template.of(job("run-2"), List.of("/bin/sh", "wrapper"));

        assertThat(made.at("/metadata/name").asString()).isEqualTo("run-1");
        assertThat(other.at("/metadata/name").asString()).isEqualTo("run-2");
        assertThat(made.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                        .asString())
                .isEqualTo("program");
        assertThat(made.at("/spec/template/spec/containers/0/command/1").asString())
                .isEqualTo("wrapper");
        assertThat(made.at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
                .isEqualTo(65);
        assertThat(made.at("/spec/template/spec/automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(template.shares(Path.of("/var/lib/tenantry-shared/runs/a"))).isTrue();
    }

    static String charts() throws IOException {
        return new YamlPropertySourceLoader()
                .load("rendered", new FileSystemResource(RENDERED)).stream()
                        .map(object -> object.getProperty("data.program.yaml"))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .findFirst()
                        .orElseThrow();
    }

    static ProcessJob job(String id) {
        return new ProcessJob(new JobId(id), Path.of("/"), List.of("true"), Map.of(), Map.of(), Duration.ofMinutes(1));
    }
}
