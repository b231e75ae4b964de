package dev.tenantry.portal.security;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** What every way of signing in does when it has worked. */
public final class LeadBack {

    private LeadBack() {}

    /** Leads to the page that was asked for before, or to the first one. */
    public static AuthenticationSuccessHandler toWhatWasAsked() {
        var handler = new VaadinSavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(new AddressAsAsked());
        return handler;
    }
}
