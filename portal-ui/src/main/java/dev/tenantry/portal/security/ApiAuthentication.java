package dev.tenantry.portal.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request of a client; what it may do is decided by the use cases, from its memberships. */
final class ApiAuthentication extends AbstractAuthenticationToken {

    private final ApiClient client;

    ApiAuthentication(ApiClient client) {
        super(List.of());
        this.client = client;
        setAuthenticated(true);
    }

    @Override
    public ApiClient getPrincipal() {
        return client;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiAuthentication that && client.equals(that.client);
    }

    @Override
    public int hashCode() {
        return client.hashCode();
    }
}
