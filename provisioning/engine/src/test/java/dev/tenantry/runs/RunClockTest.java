package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flowable.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;

class RunClockTest {

    @Test
    void portal_does_not_start_without_its_engine() {
        RunClock clock = new RunClock(new StaticApplicationContext(), SpringProcessEngineConfiguration::new);
        assertThat(clock.engine()).isEmpty();

        assertThatThrownBy(clock::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Flowable does not start");
        assertThat(clock.engine()).isEmpty();
        assertThat(clock.isRunning()).isFalse();

        clock.stop();
        clock.destroy();
    }
}
