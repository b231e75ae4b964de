package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Registers the agency's own server under the id that new tenants are offered (R4.2); an edit by a person stays. */
@Component
@EnableConfigurationProperties(McpSettings.class)
class AgencyServer implements ApplicationRunner {

    static final String ID = "agency";

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
                    ID,
                    settings.agencyName(),
                    "The agency's own tools",
                    address,
                    settings.agencyNeedsToken(),
                    null,
                    null,
                    null,
                    0);
            scope.inProvider(() -> servers.insert(agency, clock.instant()));
        }
    }
}
