package dev.tenantry.portal.overview;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The overview in the navigation, for everybody. */
@Configuration(proxyBeanMethods = false)
class OverviewNavigation {

    @Bean
    NavEntry overviewEntry() {
        return NavEntry.of(Icon.OVERVIEW, "nav.overview", "", 10, Role.values());
    }
}
