package dev.tenantry.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

class OutsideHttpTest {

    private static final String SECRET = "sk-a-secret-of-ours";

    interface Api {
        @GetExchange("/thing")
        JsonNode read();

        @PostExchange("/thing")
        JsonNode write(@RequestBody JsonNode body);

        @PostExchange("/silent")
        void silent();
    }

    private @Nullable AutoCloseable open;

    @AfterEach
    void close() throws Exception {
        if (open != null) {
            open.close();
        }
    }

    private interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    private URI serving(Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    handler.answer(exchange);
                }
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            open = () -> server.stop(0);
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static OutsideHttp http(URI base) {
        return OutsideHttp.to(OutsideSystem.LAGO, base).bearer(() -> SECRET).reading(Duration.ofSeconds(2));
    }

    private static OutsideFailure failing(URI base) {
        return failing(http(base));
    }

    private static OutsideFailure failing(OutsideHttp http) {
        Api api = http.proxy(Api.class);
        return catchThrowableOfType(OutsideFailure.class, api::read);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED",
        "401, NOT_AUTHORIZED",
        "403, NOT_AUTHORIZED",
        "404, NOT_FOUND",
        "409, ALREADY_EXISTS",
        "422, REJECTED",
        "429, RATE_LIMITED",
        "500, BROKEN",
        "502, DOWN",
        "503, DOWN",
        "302, NOT_UNDERSTOOD"
    })
    void maps_each_status_once(int status, Kind kind) {
        URI base = serving(exchange -> answer(exchange, status, "application/json", "{\"error\":\"no\"}"));

        OutsideFailure failure = failing(base);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
    }

    @Test
    void follows_no_redirect() {
        AtomicInteger asked = new AtomicInteger();
        URI base = serving(exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(exchange, 301, "text/plain", "");
        });

        assertThat(failing(base).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
        assertThat(asked).hasValue(1);
    }

    @Test
    void says_how_long_to_wait_and_believes_no_absurd_time() {
        URI base = serving(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "60");
            answer(exchange, 429, "application/json", "{}");
        });

        assertThat(failing(base).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"200, NOT_UNDERSTOOD", "404, NOT_UNDERSTOOD", "502, DOWN", "401, NOT_AUTHORIZED"})
    void tells_a_page_from_an_answer(int status, Kind kind) {
        URI base = serving(exchange -> answer(exchange, status, "text/html", "<html>Welcome to nginx</html>"));

        assertThat(failing(base).kind()).isEqualTo(kind);
    }

    @Test
    void takes_an_empty_answer_as_done() {
        URI base = serving(exchange -> answer(exchange, 204, "text/plain", ""));

        http(base).proxy(Api.class).silent();
    }

    @Test
    void refuses_an_answer_that_is_too_large() {
        URI base = serving(exchange -> answer(exchange, 200, "application/json", "\"" + "x".repeat(5_000) + "\""));

        assertThat(failing(http(base).bounded(1_000)).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
    }

    @Test
    void cuts_our_secret_out_of_what_a_system_repeats() {
        URI base = serving(
                exchange -> answer(exchange, 400, "application/json", "{\"error\":\"bad key " + SECRET + "\"}"));
        OutsideHttp http = http(base)
                .refusing(said -> new Refusals.Refusal(
                        Refusals.usual(said.status()), said.body().path("error").asString("")));

        OutsideFailure failure = failing(http);

        assertThat(failure).hasMessageContaining("bad key").hasMessageNotContaining(SECRET);
    }

    @Test
    void sends_token_agent_and_a_request_id() {
        BlockingQueue<HttpExchange> seen = new ArrayBlockingQueue<>(1);
        URI base = serving(exchange -> {
            seen.add(exchange);
            answer(exchange, 200, "application/json", "{\"unknown\":1,\"name\":\"x\"}");
        });

        JsonNode read = http(base).proxy(Api.class).read();

        assertThat(read.path("name").asString()).isEqualTo("x");
        var headers = seen.element().getRequestHeaders();
        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(headers.getFirst("User-Agent")).isEqualTo("Tenantry");
        assertThat(headers.getFirst("X-Request-Id")).isNotBlank();
    }

    @Test
    void says_down_when_nobody_listens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(failing(URI.create("http://127.0.0.1:" + free)).kind()).isEqualTo(Kind.DOWN);
    }

    @Test
    void says_timeout_when_no_answer_comes() {
        CountDownLatch never = new CountDownLatch(1);
        URI base = serving(exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        OutsideFailure failure = failing(http(base).reading(Duration.ofMillis(300)));

        never.countDown();
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void says_that_the_answer_was_lost_when_the_connection_breaks_after_sending() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        URI base = breaking(connections);

        OutsideFailure failure = failing(http(base));

        assertThat(failure.kind()).isEqualTo(Kind.ANSWER_LOST);
    }

    @Test
    void repeats_a_read_only_where_asked_to_and_never_a_write() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        Api api = http(breaking(connections)).repeatingReads().proxy(Api.class);

        assertThatThrownBy(api::silent).isInstanceOf(OutsideFailure.class);
        int written = connections.get();
        assertThatThrownBy(api::read).isInstanceOf(OutsideFailure.class);

        assertThat(written).isEqualTo(1);
        assertThat(connections.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void names_the_setting_that_is_missing() {
        OutsideFailure failure = catchThrowableOfType(
                OutsideFailure.class, () -> OutsideHttp.to(OutsideSystem.LAGO, "tenantry.lago.url", null));

        assertThat(failure).hasMessageContaining("tenantry.lago.url is not set");
        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
    }

    /** Reads each request and hangs up. */
    private URI breaking(AtomicInteger connections) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open = server;
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    socket.getInputStream().readNBytes(20);
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }
}
