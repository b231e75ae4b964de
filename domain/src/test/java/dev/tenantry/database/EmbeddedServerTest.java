package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedServerTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    private static JdbcClient as(Server server, Server.Login login) {
        return JdbcClient.create(RoleSetup.dataSource(server.url(), login));
    }

    @Test
    void is_durable_wants_passwords_and_outlives_a_kill_of_its_portal() throws Exception {
        killAPortalThatUses(home);
        try (EmbeddedServer second = EmbeddedServer.start(home, 0)) {
            JdbcClient admin = as(second.server(), second.server().admin());
            assertThat(admin.sql("select answer from kept")
                            .query((row, at) -> row.getInt(1))
                            .single())
                    .isEqualTo(42);
            assertThat(List.of("fsync", "synchronous_commit"))
                    .allSatisfy(setting -> assertThat(admin.sql("show " + setting)
                                    .query((row, at) -> row.getString(1))
                                    .single())
                            .isEqualTo("on"));
            assertThatThrownBy(() -> as(second.server(), new Server.Login("postgres", "wrong"))
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isInstanceOf(DataAccessException.class);
            assertThat(Files.readString(home.resolve("data/pg_hba.conf")).lines())
                    .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("scram-sha-256"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets/admin"))))
                    .isEqualTo("rw-------");
        }
    }

    private static void killAPortalThatUses(Path home) throws Exception {
        Process portal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsEmbedded.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = portal.inputReader()) {
            assertThat(output.lines().anyMatch(line -> line.contains(StartsEmbedded.READY)))
                    .isTrue();
        }
        portal.destroyForcibly().waitFor();
    }

    @Test
    void second_portal_on_the_same_folder_is_refused_with_the_next_action() throws Exception {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        Files.writeString(
                home.resolve("portal.lock"),
                other.pid() + " " + other.info().startInstant().orElseThrow() + "\n");
        assertThatThrownBy(() -> EmbeddedServer.start(home, 0))
                .isInstanceOfSatisfying(DatabaseUnavailable.class, refused -> {
                    assertThat(refused).hasMessageContaining("Another portal (process " + other.pid());
                    assertThat(refused.action()).contains("tenantry.database.home");
                });
    }

    @Test
    void two_portals_that_start_at_the_same_moment_do_not_both_get_the_folder() throws Exception {
        FolderLock first = FolderLock.take(home);
        assertThatThrownBy(() -> FolderLock.take(home)).isInstanceOf(DatabaseUnavailable.class);
        first.close();
        FolderLock.take(home).close();
    }

    @Test
    void port_in_use_is_said_at_once_and_leaves_the_folder_free() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedServer.start(home, taken.getLocalPort()))
                    .isInstanceOfSatisfying(DatabaseUnavailable.class, refused -> {
                        assertThat(refused).hasMessageContaining("Port " + taken.getLocalPort());
                        assertThat(refused.action()).contains("tenantry.database.port");
                    });
        }
        FolderLock.take(home).close();
    }
}
