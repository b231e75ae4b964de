package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.HostFailure;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StepCallsTest {

    private static final StepKey STEP = new StepKey("infrastructure", 1);

    @AutoClose
    private final StepCalls calls = new StepCalls(Duration.ofSeconds(5));

    private Failure failure(RuntimeException thrown) {
        Progress<Facts> progress = calls.progress(STEP, OutsideSystem.TERRAFORM, () -> {
            throw thrown;
        });
        return ((Progress.Failed<Facts>) progress).failure();
    }

    @Test
    void full_disk_of_the_own_machine_is_tried_again_and_no_defect() {
        IOException full = new FileSystemException("plan.tfplan", null, "No space left on device");

        for (RuntimeException thrown : new RuntimeException[] {
            new UncheckedIOException("no work folder", full),
            new HostFailure("Job x could not be started: printf: I/O error: No space left on device")
        }) {
            Failure failure = failure(thrown);
            assertThat(failure.failureClass()).isEqualTo(FailureClass.DEPENDENCY);
            assertThat(failure.failureClass().retriedByItself()).isTrue();
            assertThat(failure.system()).isEqualTo(OutsideSystem.PORTAL);
            assertThat(Sayings.text(failure.cause())).contains("NO_ROOM");
        }
    }

    @Test
    void what_the_own_machine_cannot_is_told_in_its_words() {
        Failure failure = failure(new HostFailure("Cannot list the jobs in /processes"));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.DEPENDENCY);
        assertThat(Sayings.text(failure.cause())).contains("OWN_MACHINE").contains("Cannot list the jobs");
    }

    @Test
    void anything_else_is_a_defect_that_a_person_sees() {
        assertThat(failure(new IllegalStateException("no")).failureClass()).isEqualTo(FailureClass.UNKNOWN);
    }
}
