package dev.tenantry.identity;

import dev.tenantry.tenants.TenantId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one decision of who may call a use case, and whose rows the call may see. */
final class AccessRule {

    private AccessRule() {}

    /**
     * The tenant to whose rows the call is confined; empty if the caller is the provider's staff and sees all.
     *
     * @param asked the tenant that the call names, or null
     * @throws AccessRefused if no membership is among the allowed roles
     * @throws NotFound if the role would do, but for another tenant
     */
    static Optional<TenantId> decide(Set<Role> allowed, Set<Membership> held, @Nullable TenantId asked) {
        if (held.stream().anyMatch(own -> own.tenant() == null && allowed.contains(own.role()))) {
            return Optional.empty();
        }
        boolean ofATenant = held.stream().anyMatch(own -> own.tenant() != null && allowed.contains(own.role()));
        if (!ofATenant || asked == null) {
            throw new AccessRefused(allowed);
        }
        return Optional.of(held.stream()
                .filter(own -> asked.equals(own.tenant()) && allowed.contains(own.role()))
                .findFirst()
                .map(own -> asked)
                .orElseThrow(() -> new NotFound("tenant")));
    }
}
