package dev.tenantry.portal.people;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People in the navigation, for those who let them in. */
@Configuration(proxyBeanMethods = false)
class PeopleNavigation {

    @Bean
    NavEntry peopleEntry() {
        return NavEntry.of(Icon.PEOPLE, "nav.people", PeopleView.PATH, 95, Role.PROVIDER_ADMIN);
    }
}
