package dev.tenantry.register;

import java.util.Set;

/** The MCP servers that the provider's catalogue holds, as far as agreeing on them needs to know (R4.2). */
public interface OfferedServers {

    /** The agency's own server, which every new tenant is offered as long as the catalogue holds it. */
    String AGENCY = "agency";

    /** Their ids; within the provider's scope. */
    Set<String> ids();
}
