package dev.tenantry.sandbox.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL that no portal owns: it outlives them, is shared by them, and is crashed and brought back here. */
final class Database implements AutoCloseable {

    static final String PASSWORD = "only-for-tests";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** So set, it can tell how many statements it has carried out. */
    static final Map<String, String> COUNTING = Map.of("shared_preload_libraries", "pg_stat_statements");

    private final Path folder;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    private Database(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.server = start(0);
    }

    static Database in(Path folder, Map<String, String> settings) throws IOException {
        return new Database(folder, settings);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200");
        settings.forEach(builder::setServerConfig);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** What a portal is told of it. */
    List<String> settings() {
        return List.of(
                "tenantry.database.embedded=false",
                "tenantry.database.url=" + url(),
                "tenantry.database.owner.value=" + PASSWORD,
                "tenantry.database.app.value=" + PASSWORD,
                "tenantry.database.engine.value=" + PASSWORD);
    }

    /** Signed in as the server's administrator, whom no row security binds; a connection for each statement. */
    JdbcClient admin() {
        return JdbcClient.create(new DriverManagerDataSource(url(), "postgres", "postgres"));
    }

    /** The first column of each row. */
    List<String> texts(String sql, Object... parameters) {
        return admin().sql(sql)
                .params(parameters)
                .query((row, at) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** The first column of the only row. */
    String text(String sql, Object... parameters) {
        return texts(sql, parameters).getFirst();
    }

    /** How many statements the portals have had carried out, only if it is {@link #COUNTING}. */
    long statements() {
        return Long.parseLong(text("""
                select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid
                where r.rolname not in ('postgres')"""));
    }

    /** The role that migrates must be there before the first portal comes. */
    void prepare() {
        if (settings.equals(COUNTING)) {
            admin().sql("create extension pg_stat_statements").update();
        }
        admin().sql("create role owner login createrole password '" + PASSWORD + "'")
                .update();
        admin().sql("grant create on database postgres to owner").update();
    }

    /** As after a power cut: no checkpoint, no goodbye to anybody. */
    void crash() throws IOException {
        var pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** On the same folder and port, which recovers what was committed. */
    void restart() throws IOException {
        var port = server.getPort();
        server.close();
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
