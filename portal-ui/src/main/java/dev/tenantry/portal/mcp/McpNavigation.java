package dev.tenantry.portal.mcp;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of MCP servers in the navigation of the provider's staff. */
@Configuration(proxyBeanMethods = false)
class McpNavigation {

    @Bean
    NavEntry mcpEntry() {
        return NavEntry.of(Icon.MCP, "nav.mcp", "mcp", 60, PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR);
    }
}
