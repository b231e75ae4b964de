package dev.tenantry.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A real PostgreSQL for tests: one server a JVM, one fresh database for each caller, copied from a template that has been
 * migrated with every module on the class path. Tests connect as the application does, never as a superuser.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "migrated";
    private static final String PASSWORD = "only-for-tests";

    private final String url;
    private final HikariDataSource app;
    private final HikariDataSource engine;
    private final JdbcClient jdbc;
    private final TenantScope scope;

    private TestDatabase(String url) {
        this.url = url;
        this.app = pool("app");
        this.engine = pool("engine");
        DataSource scoped = new ScopedDataSource(app);
        this.jdbc = JdbcClient.create(scoped);
        this.scope = new PostgresTenantScope(jdbc, new JdbcTransactionManager(scoped));
    }

    /** A database of your own with every table and no row. */
    public static TestDatabase create() {
        EmbeddedPostgres server = Holder.SERVER;
        String name = "test_" + COUNT.incrementAndGet();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name + " template " + TEMPLATE)
                .update();
        return new TestDatabase(url(server, name));
    }

    public TenantScope scope() {
        return scope;
    }

    /** Signed in as {@code app}; works inside a scope only. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** What production calls {@code engineDataSource}. */
    public DataSource engineDataSource() {
        return engine;
    }

    /** Signed in as {@code app} without any scope, as an attacker with SQL would be. */
    public JdbcClient raw() {
        return JdbcClient.create(app);
    }

    /** Signed in as the owner, to do what no application may: tampering, looking at the catalogue. */
    public JdbcClient owner() {
        return JdbcClient.create(RoleSetup.dataSource(url, login("owner")));
    }

    /** Signed in as the server's administrator, whom no row security binds. */
    public JdbcClient admin() {
        return JdbcClient.create(RoleSetup.dataSource(url, login("postgres")));
    }

    /** Settings by which a Spring application uses this database. */
    public Map<String, String> settings() {
        return Map.of(
                "tenantry.database.embedded", "false",
                "tenantry.database.url", url,
                "tenantry.database.owner.value", PASSWORD,
                "tenantry.database.app.value", PASSWORD,
                "tenantry.database.engine.value", PASSWORD);
    }

    @Override
    public void close() {
        app.close();
        engine.close();
    }

    private HikariDataSource pool(String user) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(0);
        return pool;
    }

    private static String url(EmbeddedPostgres server, String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    private static Server.Login login(String user) {
        return new Server.Login(user, PASSWORD);
    }

    private static final class Holder {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("unix_socket_directories", "")
                        .start();
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("create database " + TEMPLATE)
                        .update();
                Server.Login admin = new Server.Login("postgres", PASSWORD);
                Migrated.of(new Server(url(server, TEMPLATE), admin, login("owner"), login("app"), login("engine")));
                // a fresh database's roles have createrole, as an external server's owner must
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("alter role owner createrole")
                        .update();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException("no PostgreSQL for tests", failed);
            }
        }
    }
}
