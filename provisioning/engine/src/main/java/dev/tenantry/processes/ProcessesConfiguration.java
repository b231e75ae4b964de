package dev.tenantry.processes;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where long programs run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessesConfiguration.ProcessesSettings.class)
class ProcessesConfiguration {

    /** @param folder where local programs leave their output and exit codes */
    @ConfigurationProperties("tenantry.processes")
    record ProcessesSettings(
            @DefaultValue(".tenantry/processes") Path folder) {}

    @Bean(destroyMethod = "close")
    LocalProcesses processHost(ProcessesSettings settings, Clock clock) {
        return LocalProcesses.open(settings.folder(), clock, System.getenv());
    }
}
