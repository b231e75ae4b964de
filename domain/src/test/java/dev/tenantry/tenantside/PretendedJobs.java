package dev.tenantry.tenantside;

import dev.tenantry.steps.StepContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A tenant's network in which each job ends at once with what the test says. */
public final class PretendedJobs implements TenantJobs {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final Function<RunnerJob, JobOutcome> world;
    private final Map<String, JobState> states = new HashMap<>();
    private final List<RunnerJob> done = new ArrayList<>();
    private final List<RunnerJob> stopped = new ArrayList<>();

    /** @param world what each job comes to; asked once for each job that is really done */
    public PretendedJobs(Function<RunnerJob, JobOutcome> world) {
        this.world = world;
    }

    /** The jobs that were done, in order; one that was submitted again was not done again. */
    public List<RunnerJob> done() {
        return List.copyOf(done);
    }

    public List<RunnerJob> stopped() {
        return List.copyOf(stopped);
    }

    @Override
    public JobState submit(StepContext context, JobOrder order) {
        return states.computeIfAbsent(name(order, context.attempt()), absent -> {
            done.add(order.job());
            return new JobState.Done(new JobResult(
                    new RunnerJobId("job-" + done.size()), context.tenant(), 1, NOW, NOW, world.apply(order.job())));
        });
    }

    @Override
    public JobState state(StepContext context, JobOrder order, int attempt) {
        return states.getOrDefault(name(order, attempt), new JobState.Unknown());
    }

    @Override
    public void stop(StepContext context, JobOrder order, int attempt) {
        stopped.add(order.job());
    }

    private static String name(JobOrder order, int attempt) {
        return order.step() + "-" + attempt + "-" + order.occasion() + "-" + order.job();
    }
}
