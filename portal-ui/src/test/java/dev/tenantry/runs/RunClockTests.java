package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.PortalFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

@PortalFixture
class RunClockTests {

    private final RunClock runs;
    private final SmartLifecycle pages;

    RunClockTests(@Autowired RunClock runs, @Autowired @Qualifier("webServerStartStop") SmartLifecycle pages) {
        this.runs = runs;
        this.pages = pages;
    }

    /** Spring starts what has the lower phase first, and stops it last. */
    @Test
    void begins_when_pages_are_answered_and_ends_while_they_still_are() {
        assertThat(runs.getPhase()).isGreaterThan(pages.getPhase());
        assertThat(runs.engine()).isPresent();
    }
}
