package dev.tenantry.sandbox.faults;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sandbox's page for the provider's staff; everybody else finds it behind the mark in the header. */
@Configuration(proxyBeanMethods = false)
class SandboxNavigation {

    @Bean
    NavEntry sandboxEntry() {
        return NavEntry.of(
                Icon.SANDBOX,
                "nav.sandbox",
                SandboxView.PATH,
                110,
                Role.PROVIDER_ADMIN,
                Role.OPERATOR,
                Role.SUPPORT,
                Role.AUDITOR);
    }
}
