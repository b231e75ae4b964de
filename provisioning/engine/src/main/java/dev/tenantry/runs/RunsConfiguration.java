package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.database.TenantScope;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.secrets.PortalKeys;
import dev.tenantry.secrets.TenantSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the engine together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(RunSettings.class)
class RunsConfiguration {

    @Bean
    JdbcRuns runStore(TenantScope scope, JdbcClient jdbc, Clock clock, ObjectProvider<MeterRegistry> registry) {
        return new JdbcRuns(scope, jdbc, clock, new RunMeters(registry.getIfAvailable(CompositeMeterRegistry::new)));
    }

    @Bean
    RunWaking runWaking(TenantScope scope, JdbcClient jdbc) {
        return new RunWaking(scope, jdbc);
    }

    @Bean
    RunLogs runLogs(TenantScope scope, JdbcClient jdbc, Clock clock) {
        return new RunLogs(scope, jdbc, clock);
    }

    @Bean
    LogTails logTails(RunLogs logs) {
        return new LogTails(logs);
    }

    @Bean
    PlanSeal planSeal(PortalKeys keys) {
        return new PlanSeal(keys.key("plan-seal"));
    }

    @Bean
    StepCalls stepCalls(RunSettings settings) {
        return new StepCalls(settings.callLimit());
    }

    @Bean
    Leases leases(TenantScope scope, JdbcClient jdbc, RunSettings settings) {
        return new JdbcLeases(scope, jdbc, settings.node(), settings.lease());
    }

    @Bean
    Contexts stepContexts(
            Leases leases,
            Audit audit,
            TenantSecrets secrets,
            RunLogs logs,
            LogTails tails,
            PlanSeal seal,
            TenantScope scope,
            LockReleaseRows releases,
            RunQueries queries,
            RunSettings settings) {
        return new StepContexts(
                leases,
                audit,
                secrets,
                logs,
                tails,
                seal,
                new JdbcEarlier(scope, releases, queries),
                settings.folder());
    }

    @Bean
    RunEngine runEngine(
            RunStore store,
            TenantScope scope,
            Notifications notifications,
            Leases leases,
            Restores restores,
            StepCatalogue catalogue,
            StepCalls calls,
            Contexts contexts,
            TenantSecrets secrets,
            PlanSeal seal,
            Clock clock) {
        return RunEngine.of(
                new MaskedRuns(new TellingRuns(store, scope, notifications), new Maskings(secrets::allOf)),
                leases,
                restores::holds,
                catalogue,
                calls,
                contexts,
                seal,
                new Backoff(RandomGenerator.getDefault()),
                clock);
    }

    @Bean
    RunAdvance runAdvance(RunEngine engine, RunWaking waking) {
        return new RunAdvance(engine, waking);
    }
}
