package dev.tenantry.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.sandbox.SandboxFixture;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The switches of the simulated clusters, over the wire. */
@SandboxFixture
@ContextConfiguration(initializers = StandInsFixture.class)
class ClusterSwitchesTests {

    private static final String TOKEN = "sandbox-token-of-tests";
    private static final String ACCOUNT = "100200300401";
    private static final String SWITCHES = "/__sandbox/clusters/" + ACCOUNT + "/switches";
    private static final Path FILE = StandInsFixture.CLUSTERS.resolve(ACCOUNT).resolve("switches.json");

    private final int port;

    ClusterSwitchesTests(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void nothing_is_set() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Test
    void are_read_and_set_with_the_token_that_the_stand_ins_know() throws Exception {
        assertThat(get("/__sandbox/faults").body()).contains("\"QUOTA\"", "\"SLOW\"");
        assertThat(get(SWITCHES).body()).isEqualTo("[]");

        var set = put(SWITCHES, "[{\"fault\": \"quota\"}]");
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(set.body())
                .isEqualTo("[{\"fault\":\"QUOTA\"}]")
                .isEqualTo(get(SWITCHES).body());
        assertThat(Files.readString(FILE)).isEqualTo("{\"fate\":\"quota\"}");
        assertThat(get("/__sandbox/clusters").body())
                .contains("\"account\":\"" + ACCOUNT + "\"", "\"switches\":[{\"fault\":\"QUOTA\"}]");

        assertThat(put(SWITCHES, "[]").body()).isEqualTo("[]");
        assertThat(FILE).doesNotExist();
    }

    @Test
    @AsDemo("sandbox-oleg")
    void know_a_tenant_by_its_short_name(@Autowired TenantDrafts drafts, @Autowired Onboarding onboarding)
            throws Exception {
        TenantId id = drafts.beginWith(TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, "Switched")
                .with(Field.LEGAL_NAME, "Switched GmbH")
                .with(Field.STREET, "Kai 1")
                .with(Field.POSTAL_CODE, "20457")
                .with(Field.CITY, "Hamburg")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@switched.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-9")
                .with(Field.SLUG, "switched")
                .with(Field.ACCOUNT_ID, ACCOUNT));
        assertThat(onboarding.submit(id, 0)).isInstanceOf(Onboarding.Submission.Submitted.class);

        assertThat(put("/__sandbox/clusters/switched/switches", "[{\"fault\":\"CRASH_LOOP\"}]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Files.readString(FILE)).isEqualTo("{\"fate\":\"crash-loop\"}");
        assertThat(get("/__sandbox/clusters").body()).contains("\"tenant\":\"switched\"");
        assertThat(get("/__sandbox/clusters/switche/switches").statusCode())
                .as("a part of a name is not a name")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "999999999999", "..", "%2e%2e"})
    void of_somebody_unknown_are_not_found(String tenant) throws Exception {
        assertThat(get("/__sandbox/clusters/" + tenant + "/switches").statusCode())
                .isIn(400, 404);
        assertThat(put("/__sandbox/clusters/" + tenant + "/switches", "[{\"fault\":\"QUOTA\"}]")
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void say_who_is_unknown() throws Exception {
        var answer = get("/__sandbox/clusters/nobody/switches");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"no simulated cluster of this tenant or account\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"fault\":\"EARTHQUAKE\"}] | fault is one of",
                "[{}] | fault is one of",
                "{\"fault\":\"QUOTA\"} | a list is wanted",
                "[{\"fault\": | a list is wanted",
                "'' | a list is wanted",
                "[{\"fault\":\"QUOTA\"},{\"fault\":\"SLOW\"}] | one fault at a time",
            })
    void refuse_what_is_no_switch_and_leave_what_is_set(String body, String why) throws Exception {
        put(SWITCHES, "[{\"fault\":\"SLOW\"}]");
        var answer = put(SWITCHES, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":").contains(why);
        assertThat(get(SWITCHES).body()).isEqualTo("[{\"fault\":\"SLOW\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guessed", "", "sandbox-token-of-tests2"})
    void refuse_another_token(String token) throws Exception {
        var answer = send(request(SWITCHES)
                .header("x-sandbox-token", token)
                .PUT(HttpRequest.BodyPublishers.ofString("[{\"fault\":\"QUOTA\"}]"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"error\":\"the sandbox's token is missing or wrong\"}");
        assertThat(FILE).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {SWITCHES, "/__sandbox/faults", "/__sandbox/clusters", "/__sandbox", "/__sandbox/else"})
    void refuse_who_shows_no_token(String path) throws Exception {
        assertThat(send(request(path).build()).statusCode()).isEqualTo(403);
        assertThat(send(request(path).header("Authorization", "Bearer " + TOKEN).build())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refuse_a_foreign_name_that_was_made_to_point_here() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + SWITCHES + " HTTP/1.1\r\nHost: attacker.example\r\nx-sandbox-token: " + TOKEN
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("x-sandbox-token", TOKEN).build());
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send(request(path)
                .header("x-sandbox-token", TOKEN)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
