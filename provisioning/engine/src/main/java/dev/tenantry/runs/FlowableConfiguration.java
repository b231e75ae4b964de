package dev.tenantry.runs;

import dev.tenantry.processes.ProcessHost;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.flowable.job.service.impl.asyncexecutor.DefaultAsyncJobExecutor;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Flowable as the runs' clock: BPMN engine only, in its own schema, on its own connections, keeping no history. Times are
 * those measured for taking over after a kill: same node ≤ 10 s, another node ≤ 15 s.
 */
@Configuration(proxyBeanMethods = false)
class FlowableConfiguration {

    private static final int JOB_LOCK_MILLIS = 12_000;
    private static final int RESET_MILLIS = 2_000;
    private static final int ACQUIRE_MILLIS = 300;
    /** Only our own database being away fails a job; that is waited out, never given up. */
    private static final int NEVER_GIVE_UP = 1_000_000;
    /** What a call has come to is written before the portal ends; besides each there may be one that was taken and not begun. */
    private static final Duration SAVING = Duration.ofSeconds(5);

    @Bean
    RunClock runClock(
            ApplicationContext portal,
            @Qualifier("engineDataSource") DataSource engineDataSource,
            RunSettings settings) {
        return new RunClock(portal, () -> configuration(engineDataSource, settings));
    }

    private static SpringProcessEngineConfiguration configuration(DataSource engineDataSource, RunSettings settings) {
        SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
        engine.setDataSource(engineDataSource);
        engine.setTransactionManager(new JdbcTransactionManager(engineDataSource));
        engine.setDatabaseSchemaUpdate("false");
        engine.setDatabaseSchema("flowable");
        engine.setDisableIdmEngine(true);
        engine.setDisableEventRegistry(true);
        engine.setHistoryLevel(HistoryLevel.NONE);
        engine.setDeploymentMode("single-resource");
        engine.setDeploymentResources(new Resource[] {new ClassPathResource("processes/run.bpmn20.xml")});
        clock(engine, settings);
        return engine;
    }

    private static void clock(SpringProcessEngineConfiguration engine, RunSettings settings) {
        engine.setAsyncExecutor(new WaitingExecutor(engine.getAsyncExecutorConfiguration()));
        engine.setAsyncExecutorActivate(true);
        engine.setAsyncExecutorLockOwner(settings.node());
        engine.setAsyncExecutorUnlockOwnedJobs(true);
        engine.setAsyncExecutorAsyncJobLockTimeInMillis(JOB_LOCK_MILLIS);
        engine.setAsyncExecutorTimerLockTimeInMillis(JOB_LOCK_MILLIS);
        engine.setAsyncExecutorResetExpiredJobsInterval(RESET_MILLIS);
        engine.setAsyncExecutorDefaultAsyncJobAcquireWaitTime(ACQUIRE_MILLIS);
        engine.setAsyncExecutorDefaultTimerJobAcquireWaitTime(ACQUIRE_MILLIS);
        engine.setAsyncExecutorNumberOfRetries(NEVER_GIVE_UP);
        engine.setAsyncFailedJobWaitTime(2);
        engine.setAsyncExecutorCorePoolSize(settings.slots());
        engine.setAsyncExecutorMaxPoolSize(settings.slots());
        engine.setAsyncExecutorThreadPoolQueueSize(settings.slots());
        engine.setAsyncExecutorSecondsToWaitOnShutdown(
                settings.callLimit().multipliedBy(2).plus(SAVING).toSeconds());
    }

    @Bean
    EndedPrograms endedPrograms(ProcessHost host) {
        return EndedPrograms.of(host);
    }

    @Bean
    FlowableBell flowableBell(RunWaking waking, EndedPrograms programs, RunClock runs, Clock clock) {
        return new FlowableBell(waking, programs, runs::engine, clock);
    }

    /** Flowable's own gives its jobs away while they are still being worked on; this one waits for them first. */
    private static final class WaitingExecutor extends DefaultAsyncJobExecutor {

        WaitingExecutor(AsyncJobExecutorConfiguration configuration) {
            super(configuration);
            shutdownTaskExecutor = true;
        }
    }
}
