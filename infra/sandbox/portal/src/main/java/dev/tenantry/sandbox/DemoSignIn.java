package dev.tenantry.sandbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinService;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Directory;
import dev.tenantry.portal.security.LeadBack;
import dev.tenantry.portal.security.SignInMethod;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;

/** One button for each demo person. */
@org.springframework.stereotype.Component
class DemoSignIn implements SignInMethod {

    private final DemoTickets tickets;
    private final Directory directory;

    DemoSignIn(DemoTickets tickets, Directory directory) {
        this.tickets = tickets;
        this.directory = directory;
    }

    @Override
    public void configure(HttpSecurity http) {
        var filter = new DemoSignInFilter(tickets, directory);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setAuthenticationSuccessHandler(LeadBack.toWhatWasAsked(again()));
        filter.setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler("/sign-in?reason=EXPIRED"));
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
        http.with(new SameSessionRules(filter), rules -> {});
        http.logout(logout -> logout.addLogoutHandler((request, response, person) -> KeptTicket.drop(response)));
    }

    @Override
    public List<String> paths() {
        return List.of(DemoSignInFilter.PATH);
    }

    @Override
    public String again() {
        return DemoSignInFilter.AGAIN;
    }

    @Override
    public Component offer() {
        var list = new Div();
        list.addClassName("demo");
        list.add(InlineNotice.info(Texts.t("demo.notice")));
        Stream.of(DemoPerson.values())
                .map(person -> new DemoButton(person, tickets.issue(person), csrf()))
                .forEach(list::add);
        return list;
    }

    private static CsrfToken csrf() {
        var token = VaadinService.getCurrentRequest().getAttribute(CsrfToken.class.getName());
        if (token instanceof CsrfToken csrf) {
            return csrf;
        }
        throw new IllegalStateException("the sign-in page is behind the CSRF filter");
    }

    /** New session id and the limit of sessions apply here as they do to the production's sign-in. */
    private static final class SameSessionRules extends AbstractHttpConfigurer<SameSessionRules, HttpSecurity> {

        private final DemoSignInFilter filter;

        SameSessionRules(DemoSignInFilter filter) {
            this.filter = filter;
        }

        @Override
        public void configure(HttpSecurity http) {
            filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        }
    }
}
