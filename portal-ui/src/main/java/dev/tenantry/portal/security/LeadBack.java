package dev.tenantry.portal.security;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** What every way of signing in does when it has worked. */
public final class LeadBack {

    private LeadBack() {}

    /**
     * Leads to the page that was asked for before, or to the first one.
     *
     * @param again {@link SignInMethod#again()} of the way by which it has worked
     */
    public static AuthenticationSuccessHandler toWhatWasAsked(String again) {
        var handler = new VaadinSavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(new AddressAsAsked());
        return (request, response, person) -> {
            ComingBack.note(request, response, again);
            handler.onAuthenticationSuccess(request, response, person);
        };
    }
}
