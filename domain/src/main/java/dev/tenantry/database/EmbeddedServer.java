package dev.tenantry.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
            try {
                OrphanPostmaster.end(folder.resolve("data"));
                demandFree(port);
                return start(lock, folder, port, new PasswordFiles(folder.resolve("secrets")));
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + folder + " did not start: " + failed.getMessage(),
                    "Look at the lines above. If the folder is damaged, ./portal reset begins anew.",
                    failed);
        }
    }

    /** PostgreSQL itself would say so in its log only, and the portal a minute later that nobody answers. */
    private static void demandFree(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("port {} is free", probe.getLocalPort());
        } catch (IOException taken) {
            throw new DatabaseUnavailable(
                    "Port " + port + " on 127.0.0.1 is in use, so PostgreSQL cannot listen there.",
                    "Stop what uses it, or set tenantry.database.port to another one, or to 0 for any that is free.",
                    taken);
        }
    }

    private static EmbeddedServer start(FolderLock lock, Path folder, int port, PasswordFiles passwords)
            throws IOException {
        EmbeddedPostgres process = builder(folder, port, passwords.get("admin")).start();
        log.info("PostgreSQL answers on 127.0.0.1:{}", process.getPort());
        return new EmbeddedServer(
                lock,
                process,
                new Server(
                        "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/postgres",
                        new Server.Login("postgres", passwords.get("admin")),
                        new Server.Login("owner", passwords.get("owner")),
                        new Server.Login("app", passwords.get("app")),
                        new Server.Login("engine", passwords.get("engine"))));
    }

    /** What is said to "locale" goes to initdb as it is, so that the server never lives a moment without passwords. */
    private static EmbeddedPostgres.Builder builder(Path folder, int port, String admin) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", folder.resolve("secrets").resolve("admin").toString())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setConnectConfig("password", admin);
        return port == 0 ? builder : builder.setPort(port);
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
