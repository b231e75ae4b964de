package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import java.util.concurrent.TimeUnit;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.Execution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Answers the bell: starts the engine's process for a new run, and goes on with one that waits for a person. Finds by
 * itself what a dead node left half done.
 */
class FlowableBell {

    private static final Logger log = LoggerFactory.getLogger(FlowableBell.class);
    private static final String PROCESS = "run";

    private final RunWaking waking;
    private final RuntimeService processes;

    FlowableBell(RunWaking waking, RuntimeService processes) {
        this.waking = waking;
        this.processes = processes;
    }

    @Scheduled(fixedDelay = 300, timeUnit = TimeUnit.MILLISECONDS)
    void answer() {
        for (RunId run : waking.rung()) {
            try {
                waking.exclusively(run, () -> wake(run));
            } catch (RuntimeException failed) {
                log.warn("run {} could not be woken and will be tried again", run, failed);
            }
        }
    }

    private void wake(RunId run) {
        String key = run.toString();
        boolean known = processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count()
                > 0;
        if (!known) {
            processes.startProcessInstanceByKey(PROCESS, key);
            return;
        }
        Execution waiting = processes
                .createExecutionQuery()
                .processInstanceBusinessKey(key, true)
                .activityId("person")
                .singleResult();
        if (waiting != null) {
            processes.trigger(waiting.getId());
        }
    }
}
