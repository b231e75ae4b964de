package dev.tenantry.standins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** HTTP on loopback; each request has a thread of its own. */
final class Wire implements AutoCloseable {

    /** The connection ends without an answer. */
    static final class HangUp extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Function<Asked, Reply> answers;

    private Wire(HttpServer server, Function<Asked, Reply> answers) {
        this.server = server;
        this.answers = answers;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    static Wire open(int port, Function<Asked, Reply> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            Wire wire = new Wire(server, answers);
            server.createContext("/", wire::handle);
            server.setExecutor(wire.threads);
            server.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port, e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static void pause(long millis) {
        try {
            boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, answers.apply(asked(exchange)));
            } catch (HangUp wanted) {
                // closing without an answer is the answer
            } catch (RuntimeException bug) {
                send(exchange, Reply.of(599, Map.of("bug", String.valueOf(bug))));
            }
        }
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Body body = new Body(exchange.getRequestBody().readAllBytes());
        List<String> path = Arrays.asList(uri.getPath().substring(1).split("/"));
        String query = uri.getRawQuery();
        return new Asked(
                exchange.getRequestMethod(), path, query == null ? Map.of() : Asked.pairs(query), headers, body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        byte[] bytes = isHead ? new byte[0] : bytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] bytes(@Nullable Object body) {
        return switch (body) {
            case null -> new byte[0];
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> JsonMapper.shared().writeValueAsBytes(body);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
