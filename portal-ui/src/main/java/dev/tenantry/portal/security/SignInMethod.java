package dev.tenantry.portal.security;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way to sign in: its part of the security chain, and its part of the sign-in page. */
public interface SignInMethod {

    /** Adds filters to the chain of the views. */
    void configure(HttpSecurity http);

    /** Where the filters listen, for the throttle: path prefixes. */
    List<String> paths();

    /** Where somebody is led who was signed in by this way when the portal lost its sessions: an address that asks nothing by itself. */
    String again();

    /** What the sign-in page offers; built anew for each page. */
    Component offer();
}
