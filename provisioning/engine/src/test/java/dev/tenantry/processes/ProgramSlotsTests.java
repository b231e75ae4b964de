package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.processes.ProgramSlots.Waiting;
import dev.tenantry.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Only so many programs at once, in the order in which they were asked for. */
class ProgramSlotsTests {

    private static final JobId A = new JobId("a-1");
    private static final JobId B = new JobId("b-1");
    private static final JobId C = new JobId("c-1");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final Host host = new Host();
    private final ProgramSlots slots = new ProgramSlots(host, clock, 1);

    private boolean started(JobId id) {
        boolean free = slots.ask(id).isEmpty();
        if (free) {
            host.states.put(id, new ProcessState.Running(1, NOW));
        }
        return free;
    }

    private void ends(JobId id) {
        host.states.put(id, new ProcessState.Exited(0, NOW));
    }

    @Test
    void whoever_asked_first_goes_first() {
        assertThat(started(A)).isTrue();
        assertThat(slots.ask(B)).contains(new Waiting(1, 1, 1));
        assertThat(slots.ask(C)).contains(new Waiting(2, 2, 1));
        ends(A);
        assertThat(started(C)).as("B was before it").isFalse();
        assertThat(started(B)).isTrue();
        assertThat(slots.ask(C)).contains(new Waiting(1, 1, 1));
    }

    @Test
    void whoever_asks_no_more_keeps_nobody_waiting() {
        started(A);
        slots.ask(B);
        slots.ask(C);
        ends(A);
        clock.pass(Duration.ofSeconds(31));
        assertThat(started(C)).isTrue();
    }

    @Test
    void slot_that_was_given_is_taken_before_its_program_has_started_and_free_if_it_never_does() {
        assertThat(slots.ask(A)).isEmpty();
        assertThat(slots.ask(B)).isPresent();
        clock.pass(Duration.ofSeconds(16));
        assertThat(slots.ask(B)).isEmpty();
    }

    @Test
    void programs_that_an_earlier_portal_left_running_count() {
        host.states.put(A, new ProcessState.Running(1, NOW));
        ProgramSlots after = new ProgramSlots(host, clock, 1);
        assertThat(after.ask(B)).isPresent();
        ends(A);
        assertThat(after.ask(B)).isEmpty();
    }

    @Test
    void lost_program_gives_its_slot_back() {
        started(A);
        host.states.put(A, new ProcessState.Lost("gone"));
        assertThat(started(B)).isTrue();
    }

    @Test
    void no_slots_at_all_are_refused() {
        assertThatThrownBy(() -> new ProgramSlots(host, clock, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Host implements ProcessHost {

        final Map<JobId, ProcessState> states = new HashMap<>();

        @Override
        public void start(ProcessJob job) {
            throw new IllegalStateException("slots start nothing");
        }

        @Override
        public ProcessState inspect(JobId id) {
            return states.getOrDefault(id, new ProcessState.NotStarted());
        }

        @Override
        public OutputChunk follow(JobId id, long offset, int maxBytes) {
            throw new IllegalStateException("slots read nothing");
        }

        @Override
        public Path output(JobId id) {
            throw new IllegalStateException("slots read nothing");
        }

        @Override
        public boolean stop(JobId id) {
            throw new IllegalStateException("slots stop nothing");
        }

        @Override
        public boolean kill(JobId id) {
            throw new IllegalStateException("slots stop nothing");
        }

        @Override
        public void remove(JobId id) {
            throw new IllegalStateException("slots remove nothing");
        }

        @Override
        public String self() {
            return "tenantry@here";
        }

        @Override
        public boolean runsByHand(Set<String> programs) {
            return false;
        }

        @Override
        public Set<JobId> kept() {
            return Set.copyOf(states.keySet());
        }

        @Override
        public Set<JobId> running() {
            Set<JobId> running = new HashSet<>();
            states.forEach((id, state) -> {
                if (state instanceof ProcessState.Running) {
                    running.add(id);
                }
            });
            return running;
        }

        @Override
        public void onExit(Consumer<JobId> listener) {
            throw new IllegalStateException("slots listen to nothing");
        }

        @Override
        public void onEnd(Consumer<ProgramEnd> listener) {
            throw new IllegalStateException("slots listen to nothing");
        }
    }
}
