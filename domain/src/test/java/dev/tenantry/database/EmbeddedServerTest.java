package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
