package dev.tenantry.outside;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is let pass beyond TLS to the public internet.
 *
 * @param allowedHosts host names or addresses that the egress guard lets be private: the provider's own services
 * @param plainHosts host names or addresses that may be spoken with without TLS. A short list with reasons, as
 *     {@code infra/helm/central-plain-connections.yaml}; loopback needs no entry
 */
@ConfigurationProperties("tenantry.egress")
record EgressSettings(
        @DefaultValue Set<String> allowedHosts,
        @DefaultValue Set<String> plainHosts) {
    EgressSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        plainHosts = Set.copyOf(plainHosts);
    }

    /** Whether this host may be spoken with without TLS. */
    boolean isPlain(String host) {
        return plainHosts.contains(host) || Loopback.is(host);
    }
}
