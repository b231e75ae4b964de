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
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Takes the form of a demo person's button, and whoever pressed it before the portal started anew. */
final class DemoSignInFilter extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/login/demo";
    static final String AGAIN = PATH + "/again";

    private final DemoTickets tickets;
    private final Directory directory;

    DemoSignInFilter(DemoTickets tickets, Directory directory) {
        super(new OrRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH),
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, AGAIN)));
        this.tickets = tickets;
        this.directory = directory;
        setAuthenticationManager(authentication -> authentication);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        var shown = request.getMethod().equals("GET") ? KeptTicket.of(request) : sent(request);
        var principal = shown.flatMap(this::principal)
                .orElseThrow(() -> new BadCredentialsException("no valid ticket of this sandbox"));
        shown.get().keep(response);
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
    }

    private Optional<DemoPrincipal> principal(KeptTicket shown) {
        return DemoPerson.bySubject(shown.subject())
                .filter(person -> tickets.isValid(person, shown.ticket()))
                .flatMap(person -> directory.personOf(person.subject()))
                .map(id -> new DemoPrincipal(id.value()));
    }

    private static Optional<KeptTicket> sent(HttpServletRequest request) {
        return parameter(request, "subject")
                .flatMap(subject -> parameter(request, "ticket").map(ticket -> new KeptTicket(subject, ticket)));
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return Optional.ofNullable(value);
    }
}
