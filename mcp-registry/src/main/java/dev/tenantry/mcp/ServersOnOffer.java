package dev.tenantry.mcp;

import dev.tenantry.register.OfferedServers;
import java.util.Set;
import org.springframework.stereotype.Component;

/** All of the catalogue: which of a server's tools are approved is looked at when it is attached, not when it is agreed. */
@Component
class ServersOnOffer implements OfferedServers {

    private final McpServers servers;

    ServersOnOffer(McpServers servers) {
        this.servers = servers;
    }

    @Override
    public Set<String> ids() {
        return servers.ids();
    }
}
