package dev.tenantry.register;

import java.util.List;

/** Who has chosen an MCP server of the catalogue, as far as taking it out needs to know (R4.3). Within the provider's scope. */
public interface ServerUse {

    /** Names of tenants that have not left and have chosen it, drafts included; the first twenty in their order. */
    List<String> of(String server);
}
