package dev.tenantry.processes;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where long programs run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessesConfiguration.ProcessesSettings.class)
class ProcessesConfiguration {

    /**
     * @param folder where local programs leave their output and exit codes
     * @param slots how many heavy programs (Terraform) run on this node at once; null for one per processor, at least two
     */
    @ConfigurationProperties("tenantry.processes")
    record ProcessesSettings(
            @DefaultValue(".tenantry/processes") Path folder,
            @Nullable Integer slots) {

        int atOnce() {
            return slots == null ? Math.max(2, Runtime.getRuntime().availableProcessors()) : slots;
        }
    }

    @Bean(destroyMethod = "close")
    LocalProcesses processHost(ProcessesSettings settings, Clock clock) {
        return LocalProcesses.open(settings.folder(), clock, System.getenv());
    }

    @Bean
    ProgramSlots programSlots(ProcessHost host, ProcessesSettings settings, Clock clock) {
        return new ProgramSlots(host, clock, settings.atOnce());
    }
}
