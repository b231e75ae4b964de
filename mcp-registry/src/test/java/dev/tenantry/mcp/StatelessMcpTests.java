package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Servers whose answers do not end. */
class StatelessMcpTests {

    @Test
    void body_that_never_ends_is_not_waited_for() throws IOException {
        var over = new CountDownLatch(1);
        answering(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    await(over);
                },
                server -> assertThatThrownBy(
                                () -> new StatelessMcp(server, Optional.empty(), Duration.ofMillis(500)).list())
                        .isInstanceOfSatisfying(
                                OutsideFailure.class,
                                failure -> org.assertj.core.api.Assertions.assertThat(failure.kind())
                                        .isEqualTo(Kind.TIMEOUT)),
                over);
    }

    @Test
    void body_that_is_too_long_is_not_read() throws IOException {
        answering(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    pour(exchange.getResponseBody());
                },
                server -> assertThatThrownBy(
                                () -> new StatelessMcp(server, Optional.empty(), Duration.ofSeconds(20)).list())
                        .isInstanceOfSatisfying(
                                OutsideFailure.class,
                                failure -> org.assertj.core.api.Assertions.assertThat(failure.kind())
                                        .isEqualTo(Kind.DOWN)),
                new CountDownLatch(1));
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private interface Check {
        void of(URI server);
    }

    private static void answering(Reply reply, Check check, CountDownLatch over) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", reply::to);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
        try {
            check.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp"));
        } finally {
            over.countDown();
            server.stop(0);
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the client goes away. */
    private static void pour(OutputStream body) throws IOException {
        byte[] much = new byte[64 * 1024];
        for (int times = 0; times < 1_000; times++) {
            body.write(much);
        }
    }
}
