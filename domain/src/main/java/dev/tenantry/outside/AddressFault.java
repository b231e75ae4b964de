package dev.tenantry.outside;

import java.net.URI;
import java.util.Optional;

/** What speaks against an address that a person typed, as far as it shows before its name is looked up. */
public enum AddressFault {
    /** It names no server. */
    NO_SERVER,
    /** It holds a user's name or password. */
    CREDENTIALS,
    NOT_HTTPS;

    /** The first that is found. */
    public static Optional<AddressFault> of(URI address) {
        if (address.getHost() == null) {
            return Optional.of(NO_SERVER);
        }
        if (address.getUserInfo() != null) {
            return Optional.of(CREDENTIALS);
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? Optional.empty() : Optional.of(NOT_HTTPS);
    }
}
