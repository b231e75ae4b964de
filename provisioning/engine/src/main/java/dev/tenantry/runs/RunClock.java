package dev.tenantry.runs;

import java.util.Optional;
import java.util.function.Supplier;
import org.flowable.engine.ProcessEngine;
import org.flowable.spring.ProcessEngineFactoryBean;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Flowable from its start to its end. It starts after all else, when the portal answers already: whoever waits for the sign-in page does not
 * wait for it, too. It ends before all else when the portal is told to end: takes no more runs, and lets the calls in
 * progress come to their end, while all that they stand on is still open. What comes next of these runs another node does, or the
 * next start.
 */
final class RunClock implements SmartLifecycle, DisposableBean {

    private final ApplicationContext portal;
    private final Supplier<SpringProcessEngineConfiguration> configuration;
    private volatile @Nullable ProcessEngine engine;
    private volatile boolean running;

    RunClock(ApplicationContext portal, Supplier<SpringProcessEngineConfiguration> configuration) {
        this.portal = portal;
        this.configuration = configuration;
    }

    /** Empty until it has started. */
    Optional<ProcessEngine> engine() {
        return Optional.ofNullable(engine);
    }

    /** Throws what keeps it from starting; then the portal does not start. */
    @Override
    public void start() {
        if (engine == null) {
            SpringProcessEngineConfiguration flowable = configuration.get();
            engine = built(flowable); // the end closes it from now on
            flowable.start();
        }
        running = true;
    }

    private ProcessEngine built(SpringProcessEngineConfiguration flowable) {
        flowable.setApplicationContext(portal);
        ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(flowable);
        factory.setApplicationContext(portal);
        try {
            return factory.getObject();
        } catch (Exception failed) {
            throw new IllegalStateException("Flowable does not start", failed);
        }
    }

    /** Returns when nothing is called any more; each call is cut off at its limit. */
    @Override
    public void stop() {
        engine().ifPresent(made ->
                made.getProcessEngineConfiguration().getAsyncExecutor().shutdown());
        running = false;
    }

    @Override
    public void destroy() {
        engine().ifPresent(ProcessEngine::close);
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
