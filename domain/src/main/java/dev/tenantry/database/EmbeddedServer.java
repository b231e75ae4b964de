package dev.tenantry.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL that the portal brings along: durable (fsync on), behind passwords (scram), on loopback, in a folder of
 * its own. Survives {@code kill -9} of the portal; the next start ends the orphan that is left.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final FolderLock lock;
    private final EmbeddedPostgres process;
    private final Server server;

    private EmbeddedServer(FolderLock lock, EmbeddedPostgres process, Server server) {
        this.lock = lock;
        this.process = process;
        this.server = server;
    }

    /** Throws {@link DatabaseUnavailable} with the next action if it does not come up. */
    static EmbeddedServer start(Path home, int port) {
        Path folder = home.toAbsolutePath();
        try {
            FolderLock lock = FolderLock.take(Files.createDirectories(folder));
            OrphanPostmaster.end(folder.resolve("data"));
            return start(lock, folder, port, new PasswordFiles(folder.resolve("secrets")));
        } catch (IOException failed) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + folder + " did not start: " + failed.getMessage(),
                    "Look at the lines above. If port " + port + " is in use, set tenantry.database.port to another or"
                            + " to 0; if the folder is damaged, ./portal reset begins anew.",
                    failed);
        }
    }

    private static EmbeddedServer start(FolderLock lock, Path folder, int port, PasswordFiles passwords)
            throws IOException {
        boolean first = Files.notExists(folder.resolve("data/PG_VERSION"));
        String admin = passwords.get("admin");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setConnectConfig("password", admin);
        if (port > 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres process = builder.start();
        if (first) {
            demandPasswords(process, folder.resolve("data"), admin);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/postgres";
        log.info("PostgreSQL answers on 127.0.0.1:{}", process.getPort());
        return new EmbeddedServer(
                lock,
                process,
                new Server(
                        url,
                        new Server.Login("postgres", admin),
                        new Server.Login("owner", passwords.get("owner")),
                        new Server.Login("app", passwords.get("app")),
                        new Server.Login("engine", passwords.get("engine"))));
    }

    /** The server begins with "trust" on loopback; from here on it wants passwords. */
    private static void demandPasswords(EmbeddedPostgres process, Path data, String admin) throws IOException {
        JdbcClient jdbc = JdbcClient.create(process.getPostgresDatabase());
        String quoted = jdbc.sql("select quote_literal(?)")
                .param(admin)
                .query(String.class)
                .single();
        jdbc.sql("alter user postgres password " + quoted).update();
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    Server server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        process.close();
        lock.close();
    }
}
