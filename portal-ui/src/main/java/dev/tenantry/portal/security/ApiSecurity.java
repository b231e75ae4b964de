package dev.tenantry.portal.security;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;

/** The chain in front of the REST interface and of what monitoring reads: bearer tokens, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsReaders.class)
class ApiSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain machines(
            HttpSecurity http, List<ApiTokens> kinds, MetricsReaders readers, SessionLimits limits, Clock clock) {
        var problems = new ApiSecurityProblems(new Attempts(clock, limits.attempts()));
        http.securityMatchers(
                requests -> requests.requestMatchers("/api/**").requestMatchers(EndpointRequest.toAnyEndpoint()));
        http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                .permitAll()
                .requestMatchers(EndpointRequest.toAnyEndpoint())
                .access((caller, request) -> new AuthorizationDecision(readers.include(caller.get())))
                // the page that shows the description has a session and no token
                .requestMatchers(HttpMethod.GET, "/api/openapi.json", "/api/openapi.json/swagger-config")
                .permitAll()
                .anyRequest()
                .authenticated());
        http.oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> manager(kinds))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems));
        http.exceptionHandling(
                handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        // a request without a cookie cannot be forged by another site
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.headers(Headers::write);
        return http.build();
    }

    private static AuthenticationManager manager(List<ApiTokens> kinds) {
        return asked -> {
            var token = ((BearerTokenAuthenticationToken) asked).getToken();
            return kinds.stream()
                    .flatMap(kind -> kind.clientOf(token).stream())
                    .findFirst()
                    .map(ApiAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("the token is not valid here"));
        };
    }
}
