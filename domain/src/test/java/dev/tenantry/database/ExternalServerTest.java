package dev.tenantry.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that somebody else runs. */
class ExternalServerTest {

    private static Server.Login login(String user) {
        return new Server.Login(user, "only-for-tests");
    }

    @Test
    void owner_that_may_make_roles_brings_up_a_fresh_server() throws IOException {
        try (EmbeddedPostgres process = EmbeddedPostgres.builder()
                .setServerConfig("unix_socket_directories", "")
                .start()) {
            JdbcClient admin = JdbcClient.create(process.getPostgresDatabase());
            admin.sql("create role owner login createrole password 'only-for-tests'")
                    .update();
            admin.sql("grant create on database postgres to owner").update();
            String url = "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/postgres";

            Server server = new Server(url, login("owner"), login("owner"), login("app"), login("engine"));
            Migrated.of(server);
            Migrated.of(server); // as at the next start

            assertThat(JdbcClient.create(RoleSetup.dataSource(url, login("app")))
                            .sql("select current_schema()")
                            .query(String.class)
                            .single())
                    .isEqualTo("tenantry");
        }
    }
}
