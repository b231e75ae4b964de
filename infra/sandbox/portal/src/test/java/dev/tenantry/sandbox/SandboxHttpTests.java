package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the sandbox adds, over the wire. */
@SandboxFixture
class SandboxHttpTests {

    private final int port;
    private final SandboxSecrets secrets;

    private final DemoTickets tickets;

    SandboxHttpTests(@LocalServerPort int port, @Autowired SandboxSecrets secrets, @Autowired DemoTickets tickets) {
        this.port = port;
        this.secrets = secrets;
        this.tickets = tickets;
    }

    @Test
    void takes_the_generated_token_and_no_other() throws Exception {
        assertThat(get("/actuator/prometheus", secrets.get("api-token"))).isEqualTo(200);
        assertThat(get("/actuator/prometheus", "guessed")).isEqualTo(401);
    }

    @Test
    void refuses_a_demo_sign_in_that_did_not_come_from_its_page() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login/demo"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("subject=sandbox-ada&ticket=1.x"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void lets_in_again_who_was_signed_in_before_the_portal_started_anew_by_the_own_ticket_only() throws Exception {
        var own = tickets.issue(DemoPerson.OLEG);
        assertThat(again("sandbox-oleg:" + own)).endsWith(port + "/");
        assertThat(again("sandbox-ada:" + own)).endsWith("/sign-in?reason=EXPIRED");
        assertThat(again("sandbox-oleg")).endsWith("/sign-in?reason=EXPIRED");
        assertThat(again("")).endsWith("/sign-in?reason=EXPIRED");
    }

    private String again(String ticket) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login/demo/again"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Cookie", "tenantry-sandbox-ticket=" + ticket)
                        .build())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void answers_no_foreign_name_that_was_made_to_point_here() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /sign-in HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421");
        }
    }

    private int get(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
