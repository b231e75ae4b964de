package dev.tenantry.tenantside;

import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The three proofs for a step that has its work done by jobs inside the tenant's network. Submitting a job is what fails;
 * what the job changes there is the tenant's world.
 */
public abstract class JobProofs extends StepProofs {

    /** The network of each tenant, object by object. */
    private final Map<TenantId, Map<String, String>> worlds = new HashMap<>();

    private final Map<TenantId, Integer> touches = new HashMap<>();

    /** To be given to the step. */
    protected final PretendedNetwork jobs = new PretendedNetwork(this::inside);

    /** Does a job as the runner would: {@code world} may be changed. */
    protected abstract JobOutcome does(RunnerJob job, Map<String, String> world);

    private JobOutcome inside(TenantId tenant, RunnerJob job) {
        Map<String, String> world = worlds.computeIfAbsent(tenant, absent -> new TreeMap<>());
        Map<String, String> before = Map.copyOf(world);
        JobOutcome outcome = does(job, world);
        if (!world.equals(before)) {
            touches.merge(tenant, 1, Integer::sum);
        }
        return outcome;
    }

    /** What is in the tenant's network from its beginning. */
    protected final void standing(StepContext context, Map<String, String> objects) {
        worlds.put(context.tenant(), new TreeMap<>(objects));
    }

    @Override
    protected final void meanwhile() {
        jobs.goOn();
    }

    @Override
    protected final Set<String> world(StepContext context) {
        Set<String> lines = new TreeSet<>();
        worlds.getOrDefault(context.tenant(), Map.of()).forEach((name, value) -> lines.add(name + " = " + value));
        return lines;
    }

    @Override
    protected final int touches(StepStage stage) {
        return touches.getOrDefault(stage.tenant(), 0);
    }
}
