package dev.tenantry.portal.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PartlyTests {

    @Test
    void says_nothing_for_a_source_that_is_not_for_the_viewer(CapturedOutput log) {
        var answer = Partly.<Integer>ask("runs", 0, () -> {
            throw new AccessRefused(Set.of(Role.OPERATOR));
        });
        assertThat(answer).isZero();
        assertThat(log).doesNotContain("incident");
    }

    @Test
    void goes_on_without_a_broken_source_and_reports_it(CapturedOutput log) {
        var answer = Partly.<Integer>ask("runs", 0, () -> {
            throw new IllegalStateException("no connection");
        });
        assertThat(answer).isZero();
        assertThat(log).contains("at runs").contains("no connection");
    }

    @Test
    void passes_on_what_a_source_says() {
        assertThat(Partly.<Integer>ask("runs", 0, () -> 3)).isEqualTo(3);
    }
}
