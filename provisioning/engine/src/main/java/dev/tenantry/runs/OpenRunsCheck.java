package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.StepKey;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Refuses to start this build while an open run names a step that it lacks: the run would be stranded. */
@Component
class OpenRunsCheck implements SmartLifecycle {

    private final TenantScope scope;
    private final RunQueries queries;
    private final StepCatalogue catalogue;
    private boolean running;

    OpenRunsCheck(TenantScope scope, RunQueries queries, StepCatalogue catalogue) {
        this.scope = scope;
        this.queries = queries;
        this.catalogue = catalogue;
    }

    /** Before anything works on runs. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        Set<StepKey> missing = catalogue.missing(scope.asProvider(queries::openSteps));
        if (!missing.isEmpty()) {
            throw new UnknownStep(missing);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
