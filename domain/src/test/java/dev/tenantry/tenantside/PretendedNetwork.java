package dev.tenantry.tenantside;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Tenants' networks in which a submitted job waits until the test lets the world go on. Then the youngest job goes first,
 * since nobody promises an order among jobs that are under way at the same time: a step must wait for what it started.
 */
public final class PretendedNetwork implements TenantJobs {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final BiFunction<TenantId, RunnerJob, JobOutcome> world;
    private final Map<String, JobState> states = new HashMap<>();
    private final Deque<Waiting> queue = new ArrayDeque<>();

    private record Waiting(String name, TenantId tenant, RunnerJob job) {}

    /** @param world does the job in the network of the tenant */
    public PretendedNetwork(BiFunction<TenantId, RunnerJob, JobOutcome> world) {
        this.world = world;
    }

    /** All that waits is done. */
    public void goOn() {
        while (!queue.isEmpty()) {
            Waiting next = queue.pop();
            if (states.get(next.name()) instanceof JobState.Queued) {
                JobResult result = new JobResult(
                        new RunnerJobId("job-" + states.size()),
                        next.tenant(),
                        1,
                        NOW,
                        NOW,
                        world.apply(next.tenant(), next.job()));
                states.put(next.name(), new JobState.Done(result));
            }
        }
    }

    @Override
    public JobState submit(StepContext context, JobOrder order) {
        String name = name(context, order, context.attempt());
        JobState before = states.get(name);
        return before != null
                ? before
                : context.effect(OutsideSystem.AWS, "runner.job.submitted", order.step(), Map.of(), () -> {
                    queue.push(new Waiting(name, context.tenant(), order.job()));
                    states.put(name, new JobState.Queued(NOW));
                    return new JobState.Queued(NOW);
                });
    }

    @Override
    public JobState state(StepContext context, JobOrder order, int attempt) {
        return states.getOrDefault(name(context, order, attempt), new JobState.Unknown());
    }

    @Override
    public void stop(StepContext context, JobOrder order, int attempt) {
        states.computeIfPresent(
                name(context, order, attempt),
                (name, state) -> state instanceof JobState.Queued ? new JobState.Stopped() : state);
    }

    private static String name(StepContext context, JobOrder order, int attempt) {
        return context.run() + " " + order.step() + " " + attempt + " " + order.occasion() + " " + order.job();
    }
}
