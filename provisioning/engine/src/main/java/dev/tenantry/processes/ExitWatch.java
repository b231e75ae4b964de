package dev.tenantry.processes;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the running jobs twice a second and rings when one has ended. */
final class ExitWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExitWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Function<JobId, ProcessState> inspect;
    private final Set<JobId> running = ConcurrentHashMap.newKeySet();
    private final List<Consumer<JobId>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("process-exits").factory());

    ExitWatch(Function<JobId, ProcessState> inspect) {
        this.inspect = inspect;
        var _ = timer.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(JobId id) {
        running.add(id);
    }

    void tell(Consumer<JobId> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        for (JobId id : List.copyOf(running)) {
            // an exception out of here would end the timer
            try {
                if (!(inspect.apply(id) instanceof ProcessState.Running) && running.remove(id)) {
                    listeners.forEach(listener -> listener.accept(id));
                }
            } catch (RuntimeException e) {
                LOG.warn("Could not tell of job {}", id, e);
            }
        }
    }
}
