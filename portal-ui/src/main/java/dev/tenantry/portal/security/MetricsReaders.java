package dev.tenantry.portal.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.Authentication;

/**
 * Who reads what monitoring wants to know, health aside. No role does: figures are for a machine that needs nothing else, and so
 * needs no grant.
 *
 * @param clients ids of the clients whose tokens open it; nobody's do where none is named
 */
@ConfigurationProperties("tenantry.metrics")
record MetricsReaders(@DefaultValue Set<String> clients) {

    MetricsReaders {
        clients = Set.copyOf(clients);
    }

    boolean include(@Nullable Authentication caller) {
        return caller != null && caller.getPrincipal() instanceof ApiClient(var id) && clients.contains(id);
    }
}
