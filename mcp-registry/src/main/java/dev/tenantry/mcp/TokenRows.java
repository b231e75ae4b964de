package dev.tenantry.mcp;

import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.ToolTokens.Kept;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is told of tenants' tokens; every method works within the caller's scope. */
@Repository
class TokenRows {

    private static final String USABLE =
            " from mcp_token t join mcp_server s using (server_id) where t.kept and s.needs_token and s.address = t.address";

    private final JdbcClient jdbc;

    TokenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One server's.
     *
     * @param address for which it was given
     * @param revision raised by each change
     * @param kept false once it was taken away
     * @param by who changed it last, as the audit trail names them
     */
    record Token(String server, URI address, long revision, boolean kept, Instant at, String by) {}

    List<Token> of(TenantId tenant) {
        return jdbc.sql("""
                        select server_id, address, revision, kept, changed_at, changed_by from mcp_token
                        where tenant_id = :tenant order by server_id""")
                .param("tenant", tenant.value())
                .query(TokenRows::row)
                .list();
    }

    /** The new revision; whoever does the same at the same time waits for the end of this transaction. */
    long given(TenantId tenant, String server, URI address, Instant now, String by) {
        return jdbc.sql("""
                        insert into mcp_token (tenant_id, server_id, address, revision, kept, changed_at, changed_by)
                        values (:tenant, :server, :address, 1, true, :now, :by)
                        on conflict (tenant_id, server_id) do update set revision = mcp_token.revision + 1, kept = true,
                            address = excluded.address, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        returning revision""")
                .param("tenant", tenant.value())
                .param("server", server)
                .param("address", address.toString())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** False if none was kept. */
    boolean taken(TenantId tenant, String server, Instant now, String by) {
        return jdbc.sql("""
                        update mcp_token set revision = revision + 1, kept = false, changed_at = :now, changed_by = :by
                        where tenant_id = :tenant and server_id = :server and kept""")
                        .param("tenant", tenant.value())
                        .param("server", server)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Those that are kept for servers which want one and are where they were when it was given. Needs the provider's scope. */
    Map<String, Kept> usable(TenantId tenant) {
        return jdbc
                .sql("select server_id, revision, t.address" + USABLE + " and tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, at) -> Map.entry(
                        row.getString("server_id"),
                        new Kept(row.getLong("revision"), URI.create(row.getString("address")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A run has brought this revision, or was asked to. */
    void told(TenantId tenant, String server, long revision) {
        jdbc.sql("""
                        update mcp_token set told = :revision
                        where tenant_id = :tenant and server_id = :server and told < :revision""")
                .param("tenant", tenant.value())
                .param("server", server)
                .param("revision", revision)
                .update();
    }

    /** Which servers' tokens no run has brought as they are now, nor was asked to. Needs the provider's scope. */
    Map<TenantId, Set<String>> behind() {
        return jdbc
                .sql("select tenant_id, server_id" + USABLE + " and told < revision"
                        + " union all select tenant_id, server_id from mcp_token where not kept and told < revision")
                .query((row, at) ->
                        Map.entry(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("server_id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    void forget(TenantId tenant) {
        jdbc.sql("delete from mcp_token where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    private static Token row(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getString("server_id"),
                URI.create(row.getString("address")),
                row.getLong("revision"),
                row.getBoolean("kept"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
