package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ManagementService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.Execution;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.job.api.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Answers the bell: starts the engine's process for a new run, and goes on with one that waits for a person or by the clock. A
 * run that is being worked on is asked again until it waits. Finds by itself what a dead node left half done.
 */
class FlowableBell {

    private static final Logger log = LoggerFactory.getLogger(FlowableBell.class);
    private static final String PROCESS = "run";
    /** A pause that ends so soon is left to the clock: two that end it at once get into each other's way. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final RunWaking waking;
    private final EndedPrograms programs;
    private final Supplier<Optional<ProcessEngine>> engine;
    private final Clock clock;

    /** @param engine empty until it has started; what rings before that is answered then */
    FlowableBell(RunWaking waking, EndedPrograms programs, Supplier<Optional<ProcessEngine>> engine, Clock clock) {
        this.waking = waking;
        this.programs = programs;
        this.engine = engine;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 300, timeUnit = TimeUnit.MILLISECONDS)
    void answer() {
        if (engine.get().isEmpty()) {
            return;
        }
        for (RunId run : waking.rung()) {
            try {
                waking.exclusively(run, () -> wake(run));
            } catch (RuntimeException failed) {
                log.warn("run {} could not be woken and will be tried again", run, failed);
            }
        }
        for (RunId run : programs.take()) {
            try {
                hurry(run);
            } catch (RuntimeException failed) {
                log.info("run {} looks by the clock whether its program has ended", run, failed);
            }
        }
    }

    private void wake(RunId run) {
        Optional<ProcessInstance> process = process(run);
        if (process.isEmpty()) {
            processes().startProcessInstanceByKey(PROCESS, run.toString());
            return;
        }
        person(run).ifPresent(waiting -> processes().trigger(waiting.getId()));
        pauses(process.get()).forEach(this::end);
    }

    /** Ends a pause only if the run waits for what it has begun: after a failure it waits for a while, whatever ends. */
    private void hurry(RunId run) {
        Optional<ProcessInstance> process = process(run);
        if (process.isEmpty() || person(run).isPresent()) {
            return;
        }
        List<Job> pauses = pauses(process.get());
        if (pauses.isEmpty()) {
            programs.add(run); // it is at work, and may have looked just before the end
        } else if (waking.waitsForWork(run)) {
            pauses.forEach(this::end);
        }
    }

    private RuntimeService processes() {
        return engine.get().orElseThrow().getRuntimeService();
    }

    private ManagementService timers() {
        return engine.get().orElseThrow().getManagementService();
    }

    private Optional<ProcessInstance> process(RunId run) {
        return Optional.ofNullable(processes()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(run.toString())
                .singleResult());
    }

    private Optional<Execution> person(RunId run) {
        return Optional.ofNullable(processes()
                .createExecutionQuery()
                .processInstanceBusinessKey(run.toString(), true)
                .activityId("person")
                .singleResult());
    }

    private List<Job> pauses(ProcessInstance process) {
        return timers().createTimerJobQuery().processInstanceId(process.getId()).list();
    }

    private void end(Job pause) {
        Instant soon = clock.instant().plus(SOON);
        if (pause.getDuedate().toInstant().isBefore(soon)) {
            return;
        }
        try {
            timers().moveTimerToExecutableJob(pause.getId());
        } catch (FlowableObjectNotFoundException | FlowableOptimisticLockingException over) {
            log.debug("pause {} has just ended by itself", pause.getId(), over);
        }
    }
}
