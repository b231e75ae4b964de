package dev.tenantry.runs;

import org.flowable.job.service.impl.asyncexecutor.AsyncExecutor;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.flowable.job.service.impl.asyncexecutor.DefaultAsyncJobExecutor;
import org.springframework.context.SmartLifecycle;

/**
 * Ends before all else when the portal is told to end: takes no more runs, and lets the calls in progress come to their end, while all
 * that they stand on is still open. What comes next of these runs another node does, or the next start.
 */
final class RunDrain implements SmartLifecycle {

    private final AsyncExecutor executor;
    private volatile boolean running;

    RunDrain(AsyncExecutor executor) {
        this.executor = executor;
    }

    /** Flowable's own gives its jobs away while they are still being worked on; this one waits for them first. */
    static final class Executor extends DefaultAsyncJobExecutor {

        Executor(AsyncJobExecutorConfiguration configuration) {
            super(configuration);
            shutdownTaskExecutor = true;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns when nothing is called any more; each call is cut off at its limit. */
    @Override
    public void stop() {
        executor.shutdown();
        running = false;
    }

    /** Only the end ends it: what has drained cannot begin again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
