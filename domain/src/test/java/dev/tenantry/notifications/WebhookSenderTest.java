package dev.tenantry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.notifications.NotificationSettings.Webhook;
import dev.tenantry.notifications.Sender.Sent;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final TenantId ACME = TenantId.random();
    private static final Letter LETTER = new Letter(
            UUID.randomUUID(),
            new Notice(NoticeKind.RUN_INCIDENT, ACME, Map.of("tenant", "acme"), "runs/7"),
            NOW.minusSeconds(60),
            "pager",
            new Wording.Words("A run failed – ä", "body"),
            "https://portal.example/runs/7");

    private record Received(Headers headers, String body) {}

    @TempDir
    Path folder;

    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile int status = 204;

    WebhookSenderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("key"), "shared\n");
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestHeaders(), body));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Sent send() {
        return send("/hook");
    }

    private Sent send(String path) {
        Webhook endpoint = new Webhook(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
                folder.resolve("key"),
                Set.of());
        return new WebhookSender(Map.of("pager", endpoint), Clock.fixed(NOW, ZoneOffset.UTC)).send(LETTER);
    }

    @Test
    void receiver_can_check_who_sent_what_when() throws Exception {
        assertThat(send()).isEqualTo(new Sent.Delivered());
        Received request = received.take();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = NOW.getEpochSecond() + "." + request.body();
        assertThat(request.headers().getFirst("Tenantry-Signature"))
                .isEqualTo("t=" + NOW.getEpochSecond() + ",v1="
                        + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(request.headers().getFirst("Tenantry-Delivery"))
                .isEqualTo(LETTER.id().toString());
        JsonNode body = JsonMapper.shared().readTree(request.body());
        assertThat(body.at("/kind").asString()).isEqualTo("RUN_INCIDENT");
        assertThat(body.at("/tenant").asString()).isEqualTo(ACME.toString());
        assertThat(body.at("/text").asString()).isEqualTo("A run failed – ä");
        assertThat(body.at("/link").asString()).isEqualTo("https://portal.example/runs/7");
    }

    @Test
    void error_and_redirection_are_failures_and_nobody_is_followed() {
        status = 500;
        assertThat(send()).isEqualTo(new Sent.Failed("the endpoint answered 500"));
        status = 302;
        assertThat(send()).isEqualTo(new Sent.Failed("the endpoint answered 302"));
        assertThat(received).hasSize(2);
    }

    @Test
    @Timeout(30)
    void endpoint_whose_answer_never_ends_holds_up_nothing() {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
        });
        assertThat(send("/endless")).isEqualTo(new Sent.Delivered());
    }

    @Test
    void endpoint_that_is_away_is_a_failure_that_may_pass() {
        server.stop(0);
        assertThat(send()).isInstanceOf(Sent.Failed.class);
    }

    @Test
    void address_without_encryption_is_refused_unless_it_stays_on_this_machine() {
        assertThatThrownBy(() -> new Webhook(URI.create("http://pager.example/x"), Path.of("key"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Webhook(URI.create("file:///etc/passwd"), Path.of("key"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
