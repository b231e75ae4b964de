package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** By which name a portal holds leases and locks: two that live may not have the same. */
class RunSettingsTest {

    private static String node(String named, String folder) {
        return new RunSettings(
                        named,
                        Path.of(folder),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofHours(1),
                        Duration.ofDays(180),
                        8)
                .node();
    }

    @Test
    void portals_that_share_a_machine_have_names_of_their_own() {
        assertThat(node("", "a/runs")).isNotEqualTo(node("", "b/runs"));
    }

    @Test
    void portal_that_starts_again_is_called_as_before() {
        assertThat(node("", "a/runs")).isEqualTo(node("", "a/../a/runs")).isNotBlank();
    }

    @Test
    void name_that_was_given_is_kept() {
        assertThat(node("portal-2", "a/runs")).isEqualTo("portal-2");
    }
}
