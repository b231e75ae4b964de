package dev.tenantry.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class OpenWebUiErrorsTests {

    private HttpServer server;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                401 | application/json | {"detail":"Not authenticated"}                                    | NOT_AUTHORIZED
                401 | application/json | {"detail":"We could not find what you're looking for :/"}         | NOT_FOUND
                400 | application/json | {"detail":"The email or password provided is incorrect."}         | REJECTED
                422 | application/json | {"detail":[{"type":"missing","input":{"key":"sk-secret"}}]}       | REJECTED
                429 | application/json | {"detail":"API rate limit exceeded"}                              | RATE_LIMITED
                500 | text/plain       | Internal Server Error                                             | BROKEN
                503 | application/json | {"detail":"Database not ready"}                                   | DOWN
                200 | text/html        | <!doctype html>                                                   | NOT_UNDERSTOOD
                200 | application/json | {"broken                                                          | NOT_UNDERSTOOD
                200 | application/json | {"there":"is no token"}                                           | NOT_UNDERSTOOD
            """)
    void is_said_in_our_own_words(int status, String type, String body, OutsideFailure.Kind kind) {
        answer(status, type, body);

        assertThatThrownBy(this::open).isInstanceOfSatisfying(OutsideFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.getMessage()).doesNotContain("sk-secret");
        });
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "/openwebui/diagnostics.csv", numLinesToSkip = 1, delimiter = '|')
    void becomes_a_class_of_failure(FailureClass expected, int status, String body) {
        answer(status, "application/json", body);

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(Failure.of(failure, "x").failureClass())
                                .isEqualTo(expected));
    }

    @Test
    void answer_without_a_reason_is_not_blamed_on_the_request() {
        answer(503, "application/json", "{\"error\":\"nothing is deployed\"}");
        assertThatThrownBy(this::open).hasMessageContaining("no explanation");
    }

    @Test
    void does_not_follow_to_another_address() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("location", "http://elsewhere.test/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_UNDERSTOOD));
    }

    @Test
    void tells_nothing_there_from_an_answer_that_got_lost() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
            free.close();
            assertThatThrownBy(() -> OpenWebUi.open(nobody, "a@example.test", "x", line -> {}))
                    .isInstanceOfSatisfying(
                            OutsideFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.DOWN));
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.ANSWER_LOST));
    }

    @Test
    void sends_no_password_in_clear_to_another_machine() {
        URI plain = URI.create("http://assistant.acme.example");
        assertThatThrownBy(() -> OpenWebUi.open(plain, "a@example.test", "a-password", line -> {}))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.FORBIDDEN_ADDRESS))
                .hasMessageContaining("http://assistant.acme.example");
    }

    private void answer(int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("content-type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private OpenWebUi open() {
        return OpenWebUi.open(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "a@example.test",
                "a-password",
                line -> {});
    }
}
