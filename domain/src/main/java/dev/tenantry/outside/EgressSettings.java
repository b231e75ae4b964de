package dev.tenantry.outside;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the egress guard lets pass beyond the public internet.
 *
 * @param allowedHosts host names or addresses that may also be private and without TLS: the provider's own services
 */
@ConfigurationProperties("tenantry.egress")
record EgressSettings(@DefaultValue Set<String> allowedHosts) {
    EgressSettings {
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
