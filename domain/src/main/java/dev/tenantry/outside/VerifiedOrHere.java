package dev.tenantry.outside;

import java.net.URI;

/** What no setting of the portal vouches for, since it runs elsewhere with addresses that it was given. */
public final class VerifiedOrHere {

    private VerifiedOrHere() {}

    /**
     * Lets https pass, and anything that does not leave this machine.
     *
     * @throws OutsideFailure FORBIDDEN_ADDRESS if keys and passwords would travel in clear
     */
    public static void require(OutsideSystem system, URI address) {
        if (!"https".equalsIgnoreCase(address.getScheme()) && !Loopback.is(String.valueOf(address.getHost()))) {
            throw new OutsideFailure(
                    system,
                    OutsideFailure.Kind.FORBIDDEN_ADDRESS,
                    address.getScheme() + "://" + address.getHost() + " is not https, and another machine");
        }
    }
}
