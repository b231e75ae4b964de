package dev.tenantry.portal.audit;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit trail in the navigation, for those who may read one. */
@Configuration(proxyBeanMethods = false)
class AuditNavigation {

    @Bean
    NavEntry auditEntry() {
        return NavEntry.of(
                Icon.AUDIT,
                "nav.audit",
                "audit",
                90,
                Role.PROVIDER_ADMIN,
                Role.OPERATOR,
                Role.AUDITOR,
                Role.TENANT_ADMIN);
    }
}
