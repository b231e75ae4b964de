package dev.tenantry.audit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Anchors the trail outside the database, by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    KeptHeads keptHeads(AuditSettings settings) {
        return new KeptHeads(settings.heads());
    }
}
