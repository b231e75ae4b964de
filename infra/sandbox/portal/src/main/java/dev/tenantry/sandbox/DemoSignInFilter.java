package dev.tenantry.sandbox;

import dev.tenantry.portal.security.Directory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes the form of a demo person's button. */
final class DemoSignInFilter extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/login/demo";

    private final DemoTickets tickets;
    private final Directory directory;

    DemoSignInFilter(DemoTickets tickets, Directory directory) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        this.tickets = tickets;
        this.directory = directory;
        setAuthenticationManager(authentication -> authentication);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var person = parameter(request, "subject").flatMap(DemoPerson::bySubject);
        var ticket = parameter(request, "ticket").orElse("");
        return person.filter(p -> tickets.isValid(p, ticket))
                .flatMap(p -> directory.personOf(p.subject()))
                .map(id -> UsernamePasswordAuthenticationToken.authenticated(
                        new DemoPrincipal(id.value()), null, List.of()))
                .orElseThrow(() -> new BadCredentialsException("no valid ticket of this sandbox"));
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return Optional.ofNullable(value);
    }
}
