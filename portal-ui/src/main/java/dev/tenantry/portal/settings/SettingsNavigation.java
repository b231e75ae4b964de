package dev.tenantry.portal.settings;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings in the navigation, for everybody. */
@Configuration(proxyBeanMethods = false)
class SettingsNavigation {

    @Bean
    NavEntry settingsEntry() {
        return NavEntry.of(Icon.SETTINGS, "nav.settings", "settings", 100, Role.values());
    }
}
