package dev.tenantry.register;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what was agreed, and by what a draft holds as long as nothing was. */
@Component
class ServerUseOfTenants implements ServerUse {

    private final JdbcClient jdbc;

    ServerUseOfTenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(String server) {
        return jdbc.sql("""
                        select display_name from tenant where case state
                            when 'CLOSED' then false
                            when 'DRAFT' then :server = any (string_to_array(draft ->> 'MCP_SERVERS', ','))
                            else profile @> jsonb_build_object('mcpServers',
                                jsonb_build_array(jsonb_build_object('serverId', :server::text)))
                            end
                        order by display_name, tenant_id limit 20""")
                .param("server", server)
                .query((row, at) -> row.getString("display_name"))
                .list();
    }
}
