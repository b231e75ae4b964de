package dev.tenantry.sandbox.faults;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.SecretFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The chain in front of the switches by HTTP: the token that the stand-ins know, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class SwitchesSecurity {

    static final String PATH = "/__sandbox";

    @Bean
    @Order(20)
    SecurityFilterChain sandboxSwitches(HttpSecurity http, SandboxSettings settings) {
        var token = new SecretFile(OutsideSystem.PORTAL, "tenantry.sandbox.token-file", settings.tokenFile());
        http.securityMatcher(PATH, PATH + "/**");
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.addFilterBefore(new SandboxTokenFilter(token), AnonymousAuthenticationFilter.class);
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        // another site can send neither the header nor a cookie that would do instead
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }
}
