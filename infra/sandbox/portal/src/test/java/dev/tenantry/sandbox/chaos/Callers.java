package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer's automation, which reads and writes by REST all the time and takes no refusal for an answer. */
final class Callers implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(250);

    private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(2);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    /** From now on. */
    static Callers of(Api api) {
        var callers = new Callers();
        callers.often(() -> api.get("/runs"));
        callers.often(() -> api.post(
                "/tenants", Map.of("fields", Map.of("displayName", "Caller " + callers.calls.incrementAndGet()))));
        return callers;
    }

    private interface Call {
        void make() throws IOException;
    }

    private void often(Call call) {
        var _ = rounds.scheduleWithFixedDelay(() -> make(call), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void make(Call call) {
        try {
            call.make();
            calls.incrementAndGet();
        } catch (IOException | RuntimeException failed) {
            refused.add(String.valueOf(failed));
        }
    }

    int calls() {
        return calls.get();
    }

    /** What did not get the answer that it asked for. */
    List<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            if (!rounds.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a call has not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
