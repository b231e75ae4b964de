package dev.tenantry.portal.tenants;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tenants in the navigation of the provider's staff, and the own one in that of a tenant's administrator. */
@Configuration(proxyBeanMethods = false)
class TenantsNavigation {

    @Bean
    NavEntry tenantsEntry() {
        return NavEntry.of(Icon.TENANTS, "nav.tenants", "tenants", 20, PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR);
    }

    @Bean
    NavEntry companyEntry() {
        return NavEntry.of(Icon.TENANTS, "nav.company", CompanyView.PATH, 20, TENANT_ADMIN);
    }
}
