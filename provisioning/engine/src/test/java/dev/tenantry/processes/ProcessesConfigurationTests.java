package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProcessesConfigurationTests {

    @TempDir
    private Path folder;

    private ApplicationContextRunner portal(String... settings) {
        return new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(ProcessesConfiguration.class)
                .withPropertyValues("tenantry.processes.folder=" + folder.resolve("jobs"))
                .withPropertyValues(settings);
    }

    @Test
    void programs_run_on_the_own_machine_unless_told_otherwise() {
        portal().run(context -> assertThat(context).hasSingleBean(LocalProcesses.class));
    }

    @Test
    void programs_become_jobs_where_that_is_set_whether_or_not_the_cluster_answers() {
        JobsAt.template(folder);
        portal(
                        "tenantry.processes.host=kubernetes",
                        "tenantry.processes.kubernetes.url=https://127.0.0.1:1",
                        "tenantry.processes.kubernetes.template=" + folder.resolve("template.json"))
                .run(context ->
                        assertThat(context).hasSingleBean(KubernetesJobs.class).hasSingleBean(ProgramSlots.class));
    }

    @Test
    void start_without_a_job_to_make_programs_from_is_refused_by_a_sentence() {
        portal("tenantry.processes.host=kubernetes").run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(Objects.requireNonNull(new HostFailureAnalyzer().analyze(failure))
                            .getDescription())
                    .contains("tenantry.processes.kubernetes.template");
        });
    }

    @Test
    void start_outside_of_any_cluster_is_refused_by_a_sentence() {
        JobsAt.template(folder);
        portal(
                        "tenantry.processes.host=kubernetes",
                        "tenantry.processes.kubernetes.template=" + folder.resolve("template.json"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(HostFailure.class)
                        .hasMessageContaining("tenantry.processes.kubernetes.url"));
    }
}
