package dev.tenantry.register;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.util.Set;
import org.springframework.stereotype.Component;

/** By the words that stand with the tenant. */
@Component
class OpenByWords implements OpenServers {

    private final ServerAcknowledgements words;
    private final TenantScope scope;

    OpenByWords(ServerAcknowledgements words, TenantScope scope) {
        this.words = words;
        this.scope = scope;
    }

    @Override
    public Set<String> of(TenantId tenant, TenantProfile profile) {
        return OpenServers.among(profile, scope.asProvider(() -> words.of(tenant)));
    }
}
