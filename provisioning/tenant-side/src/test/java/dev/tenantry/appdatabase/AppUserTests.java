package dev.tenantry.appdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenantside.AppDatabase;
import dev.tenantry.tenantside.SecretRef;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real PostgreSQL that speaks TLS, with a master who is no superuser, as RDS's is. */
class AppUserTests {

    private static final SecretRef MASTER = SecretRef.of("master");
    private static final SecretRef PASSWORD = SecretRef.of("password");

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;
    private static Path chart;

    @BeforeAll
    static void start() throws Exception {
        Certified right = Certified.of("localhost", folder);
        Certified other = Certified.of("elsewhere.example", folder);
        chart = folder.resolve("chart");
        Files.createDirectories(chart.resolve("files/rds"));
        Files.copy(right.certificate(), chart.resolve("files/rds/eu-central-1.pem"));
        Files.copy(other.certificate(), chart.resolve("files/rds/eu-west-1.pem"));
        // as RDS: nobody but its own administrator without password and TLS
        Path doors = Files.writeString(
                folder.resolve("pg_hba.conf"),
                "host all postgres localhost trust\nhostssl all all localhost scram-sha-256\n");
        server = EmbeddedPostgres.builder()
                .setServerConfig("hba_file", doors.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", right.certificate().toString())
                .setServerConfig("ssl_key_file", right.key().toString())
                .setServerConfig("unix_socket_directories", "")
                .start();
        asSuperuser("create role master_of_all login createrole createdb password 'of-the-master'");
        asSuperuser("create database assistant owner master_of_all");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement command = connection.createStatement()) {
            command.execute(statement);
        }
    }

    private static AppDatabase wanted(String host, String region, String user) {
        return new AppDatabase(host, server.getPort(), "assistant", region, "master_of_all", MASTER, user, PASSWORD);
    }

    private static Function<SecretRef, String> secrets(String master, String password) {
        Map<SecretRef, String> all = Map.of(MASTER, master, PASSWORD, password);
        return ref -> Objects.requireNonNull(all.get(ref));
    }

    private static Connection signedIn(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.getPort() + "/assistant?sslmode=verify-full&sslrootcert="
                        + chart.resolve("files/rds/eu-central-1.pem"),
                user,
                password);
    }

    private static String asked(Connection connection, String question) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void makes_a_user_who_owns_the_database_and_nothing_else_twice_as_once() throws SQLException {
        AppUser user = new AppUser(wanted("localhost", "eu-central-1", "open_webui"), chart);

        user.ensure(secrets("of-the-master", "first"));
        user.ensure(secrets("of-the-master", "second"));

        try (Connection app = signedIn("open_webui", "second");
                Statement command = app.createStatement()) {
            command.execute("create table public.chat (id int)");
            assertThat(asked(app, "select pg_get_userbyid(datdba) from pg_database where datname = 'assistant'"))
                    .isEqualTo("open_webui");
            assertThat(asked(
                            app,
                            "select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                                    + " from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(asked(app, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                    .isEqualTo("t");
        }
        assertThatThrownBy(() -> signedIn("open_webui", "first").close()).isInstanceOf(SQLException.class);
    }

    @Test
    void believes_no_server_whose_certificate_others_vouch_for() {
        AppUser user = new AppUser(wanted("localhost", "eu-west-1", "nobody"), chart);

        assertThatThrownBy(() -> user.ensure(secrets("of-the-master", "any")))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.DOWN))
                .hasMessageContaining("PKIX");
    }

    @Test
    void believes_no_server_of_another_name() {
        AppUser user = new AppUser(wanted("127.0.0.1", "eu-central-1", "nobody"), chart);

        assertThatThrownBy(() -> user.ensure(secrets("of-the-master", "any")))
                .isInstanceOf(OutsideFailure.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void says_that_it_was_not_let_in_without_saying_the_password() {
        AppUser user = new AppUser(wanted("localhost", "eu-central-1", "nobody"), chart);

        assertThatThrownBy(() -> user.ensure(secrets("of-last-week", "any")))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_AUTHORIZED))
                .hasMessageNotContaining("of-last-week");
    }

    @Test
    void has_the_authorities_of_each_region_in_the_chart() {
        Path real = Path.of("../../infra/helm/customer-stack").toAbsolutePath().normalize();
        for (String region :
                new String[] {"eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"}) {
            assertThat(real.resolve("files/rds").resolve(region + ".pem"))
                    .content()
                    .contains("RDS " + region + " Root CA RSA2048 G1", "-----BEGIN CERTIFICATE-----");
        }
    }
}
