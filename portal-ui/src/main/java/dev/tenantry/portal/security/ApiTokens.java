package dev.tenantry.portal.security;

import java.util.Optional;

/** A kind of bearer token that the REST interface takes. */
public interface ApiTokens {

    /** The client behind a token, or nothing if the token is not of this kind or not valid. Never logs the token. */
    Optional<ApiClient> clientOf(String token);
}
