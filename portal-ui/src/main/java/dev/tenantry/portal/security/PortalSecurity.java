package dev.tenantry.portal.security;

import com.vaadin.flow.spring.security.NavigationAccessControlConfigurer;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** The chain in front of the views. The REST chain is {@link ApiSecurity}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionLimits.class)
class PortalSecurity {

    @Bean
    @Order(100)
    SecurityFilterChain views(
            HttpSecurity http,
            List<SignInMethod> methods,
            SessionLimits limits,
            SessionRegistry sessions,
            VaadinDefaultRequestCache wanted,
            Clock clock) {
        if (methods.isEmpty()) {
            throw new NoWayIn();
        }
        wanted.setDelegateRequestCache(new AddressAsAsked());
        http.with(VaadinSecurityConfigurer.vaadin(), PortalSecurity::views);
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/aura/**", "/portal/**", "/brand/**", "/favicon.ico", "/error")
                        .permitAll());
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(entry(methods)));
        http.headers(Headers::write);
        http.sessionManagement(management -> limit(management, limits, sessions));
        http.addFilterBefore(new LongestSession(clock, limits.longest()), SecurityContextHolderFilter.class);
        http.addFilterBefore(throttle(methods, limits, clock), SecurityContextHolderFilter.class);
        http.logout(
                logout -> logout.addLogoutHandler((request, response, person) -> ComingBack.forget(request, response))
                        .logoutSuccessHandler(toSignIn()));
        methods.forEach(method -> method.configure(http));
        return http.build();
    }

    private static void views(VaadinSecurityConfigurer vaadin) {
        vaadin.anyRequest(rule -> rule.authenticated());
    }

    private static WhySignInAgain entry(List<SignInMethod> methods) {
        return new WhySignInAgain(methods.stream().map(SignInMethod::again).toList());
    }

    private static LogoutSuccessHandler toSignIn() {
        var handler = new SimpleUrlLogoutSuccessHandler();
        handler.setDefaultTargetUrl(SignInReason.SIGNED_OUT.url());
        // sign-out is a click in a view, whose answer cannot be a redirect
        handler.setRedirectStrategy(new UidlRedirectStrategy());
        return handler;
    }

    private static void limit(
            SessionManagementConfigurer<HttpSecurity> management, SessionLimits limits, SessionRegistry sessions) {
        management.sessionConcurrency(concurrency -> concurrency
                .maximumSessions(limits.perPerson())
                .sessionRegistry(sessions)
                .expiredUrl(SignInReason.EXPIRED.url()));
    }

    private static SignInThrottle throttle(List<SignInMethod> methods, SessionLimits limits, Clock clock) {
        var paths = methods.stream().flatMap(method -> method.paths().stream()).toList();
        return new SignInThrottle(new Attempts(clock, limits.attempts()), paths);
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    @Bean
    NavigationAccessControlConfigurer navigationAccess(ViewAccess access) {
        return new NavigationAccessControlConfigurer()
                .withNavigationAccessChecker(access)
                .withLoginView(SignInView.class);
    }
}
