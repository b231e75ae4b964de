package dev.tenantry.helm;

import dev.tenantry.jobs.JobLog;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.JobOutcome.PodState;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says what changes about a namespace's pods while Helm, which says nothing, waits for them. */
final class PodWatch implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final KubectlProgram kubectl;
    private final String namespace;
    private final JobLog log;
    private final Map<String, String> said = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pods").factory());

    private PodWatch(KubectlProgram kubectl, String namespace, JobLog log) {
        this.kubectl = kubectl;
        this.namespace = namespace;
        this.log = log;
    }

    /** @param kubectl in a folder of its own, since Helm runs meanwhile */
    static PodWatch begin(KubectlProgram kubectl, String namespace, JobLog log) {
        PodWatch watch = new PodWatch(kubectl, namespace, log);
        var _ = watch.looks.scheduleWithFixedDelay(watch::look, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            kubectl.list("pods", namespace).forEach(pod -> say(Evidence.pod(pod)));
        } catch (OutsideFailure | UncheckedIOException | IllegalStateException unseen) {
            say("pods of namespace " + namespace, "cannot be looked at: " + unseen.getMessage());
        }
    }

    private void say(PodState pod) {
        String restarts = pod.restarts() == 0 ? "" : ", " + pod.restarts() + " restarts";
        String waits = pod.reason().isEmpty() ? "" : ", " + pod.reason();
        say("pod " + pod.name(), pod.ready() ? "ready" + restarts : pod.phase() + ", not ready" + waits + restarts);
    }

    /** Once until it changes. */
    private void say(String about, String state) {
        if (!looks.isShutdown() && !state.equals(said.put(about, state))) {
            log.line(about + ": " + state);
        }
    }

    /** Waits for no look that is under way; it says nothing any more. */
    @Override
    public void close() {
        looks.shutdown();
    }
}
