package dev.tenantry.outside;

import java.net.URI;

/** The one gate for addresses that a person can type: without it a form would be a way into our own network (SSRF). */
public interface EgressGuard {

    /**
     * Lets an address pass that leads outside, or that the provider allowed by name.
     *
     * @throws OutsideFailure FORBIDDEN_ADDRESS if it does not, with the reason; DOWN if its name is not known
     */
    void check(OutsideSystem system, URI address);
}
