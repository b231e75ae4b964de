package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.register.OfferedServers;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps the agency's own server in the catalogue as its settings say, under the id that new tenants are offered (R4.2): at another
 * address it is another server, of whose tools nobody knows anything yet.
 */
@Component
@EnableConfigurationProperties(McpSettings.class)
class AgencyServer implements ApplicationRunner {

    private final McpSettings settings;
    private final McpServers servers;
    private final TenantScope scope;
    private final Clock clock;

    AgencyServer(McpSettings settings, McpServers servers, TenantScope scope, Clock clock) {
        this.settings = settings;
        this.servers = servers;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        URI address = settings.agencyAddress();
        if (address != null) {
            McpServer agency = new McpServer(
                    OfferedServers.AGENCY,
                    settings.agencyName(),
                    "",
                    address,
                    settings.agencyNeedsToken(),
                    null,
                    null,
                    null,
                    0);
            scope.inProvider(() -> {
                if (!servers.insert(agency, clock.instant())) {
                    servers.follow(agency);
                }
            });
        }
    }
}
