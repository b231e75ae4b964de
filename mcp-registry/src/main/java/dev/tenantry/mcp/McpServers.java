package dev.tenantry.mcp;

import dev.tenantry.mcp.McpServer.Approved;
import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.Problem;
import dev.tenantry.mcp.McpServer.ToolPrint;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the catalogue; every method needs the provider's scope. */
@Repository
class McpServers {

    private static final TypeReference<List<ToolPrint>> TOOLS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS = """
            select server_id, name, description, address, needs_token, era, protocol, fingerprint, tools, probed_at, problem,
                approved, approved_tools, version""";

    private final JdbcClient jdbc;

    McpServers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<McpServer> all() {
        return jdbc.sql(COLUMNS + " from mcp_server order by name, server_id limit 500")
                .query(McpServers::row)
                .list();
    }

    Set<String> ids() {
        return Set.copyOf(
                jdbc.sql("select server_id from mcp_server").query(String.class).list());
    }

    Optional<McpServer> find(String id) {
        return jdbc.sql(COLUMNS + " from mcp_server where server_id = :id")
                .param("id", id)
                .query(McpServers::row)
                .optional();
    }

    /** Lets those that register come one after the other until the transaction ends; to be called before the ids are read. */
    void oneAfterTheOther() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('mcp.register'))")
                .query((row, at) -> true)
                .single();
    }

    /** False if there is one of that id already. */
    boolean insert(McpServer server, Instant now) {
        return jdbc.sql("""
                        insert into mcp_server (server_id, name, description, address, needs_token, created_at)
                        values (:id, :name, :description, :address, :token, :now) on conflict do nothing""")
                        .param("id", server.id())
                        .param("name", server.name())
                        .param("description", server.description())
                        .param("address", server.address().toString())
                        .param("token", server.needsToken())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Takes over where a server is and what it is called; what was found at another address is forgotten, what was approved is not. */
    void follow(McpServer server) {
        jdbc.sql("""
                        update mcp_server set name = :name, address = :address, needs_token = :token, version = version + 1,
                            era = case when address = :address then era end,
                            protocol = case when address = :address then protocol end,
                            fingerprint = case when address = :address then fingerprint end,
                            tools = case when address = :address then tools else '[]' end,
                            probed_at = case when address = :address then probed_at end,
                            problem = case when address = :address then problem end
                        where server_id = :id
                        and (name, address, needs_token) is distinct from (:name, :address, :token)""")
                .param("id", server.id())
                .param("name", server.name())
                .param("address", server.address().toString())
                .param("token", server.needsToken())
                .update();
    }

    /** False unless it is at this version; what was found and approved at another address is forgotten. */
    boolean edit(McpServer server) {
        return jdbc.sql("""
                        update mcp_server set name = :name, description = :description, address = :address,
                            version = version + 1,
                            era = case when address = :address then era end,
                            protocol = case when address = :address then protocol end,
                            fingerprint = case when address = :address then fingerprint end,
                            tools = case when address = :address then tools else '[]' end,
                            probed_at = case when address = :address then probed_at end,
                            problem = case when address = :address then problem end,
                            approved = case when address = :address then approved end,
                            approved_tools = case when address = :address then approved_tools else '[]' end
                        where server_id = :id and version = :version""")
                        .param("id", server.id())
                        .param("version", server.version())
                        .param("name", server.name())
                        .param("description", server.description())
                        .param("address", server.address().toString())
                        .update()
                == 1;
    }

    boolean remove(String id) {
        return jdbc.sql("delete from mcp_server where server_id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    void found(String id, Found found) {
        jdbc.sql("""
                        update mcp_server set era = :era, protocol = :protocol, fingerprint = :fingerprint,
                        tools = :tools::jsonb, probed_at = :at, problem = null, version = version + 1
                        where server_id = :id""")
                .param("id", id)
                .param("era", found.era().name())
                .param("protocol", found.protocol())
                .param("fingerprint", found.fingerprint())
                .param("tools", JSON.writeValueAsString(found.tools()))
                .param("at", Timestamp.from(found.at()))
                .update();
    }

    void problem(String id, Problem problem) {
        jdbc.sql("update mcp_server set problem = :problem, version = version + 1 where server_id = :id")
                .param("id", id)
                .param("problem", JSON.writeValueAsString(problem))
                .update();
    }

    /** False unless this is what the last probe found. */
    boolean approve(String id, String fingerprint) {
        return jdbc.sql("""
                        update mcp_server set approved = :fingerprint, approved_tools = tools, version = version + 1
                        where server_id = :id and fingerprint = :fingerprint""").param("id", id).param("fingerprint", fingerprint).update() == 1;
    }

    private static McpServer row(ResultSet row, int number) throws SQLException {
        return new McpServer(
                row.getString("server_id"),
                row.getString("name"),
                row.getString("description"),
                URI.create(row.getString("address")),
                row.getBoolean("needs_token"),
                found(row),
                problem(row.getString("problem")),
                approved(row),
                row.getLong("version"));
    }

    private static @Nullable Approved approved(ResultSet row) throws SQLException {
        String fingerprint = row.getString("approved");
        return fingerprint == null
                ? null
                : new Approved(fingerprint, JSON.readValue(row.getString("approved_tools"), TOOLS));
    }

    private static @Nullable Problem problem(@Nullable String stored) {
        return stored == null ? null : JSON.readValue(stored, Problem.class);
    }

    private static @Nullable Found found(ResultSet row) throws SQLException {
        String era = row.getString("era");
        if (era == null) {
            return null;
        }
        return new Found(
                Era.valueOf(era),
                row.getString("protocol"),
                row.getString("fingerprint"),
                JSON.readValue(row.getString("tools"), TOOLS),
                row.getTimestamp("probed_at").toInstant());
    }
}
