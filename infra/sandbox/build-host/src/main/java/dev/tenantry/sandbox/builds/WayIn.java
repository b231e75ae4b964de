package dev.tenantry.sandbox.builds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The one address by which the tenants' assistants are reached here, {@code /<slug>/…} on loopback, whatever port each of
 * them has: in a tenant's network that is the work of its name service and load balancer.
 */
final class WayIn implements AutoCloseable {

    /** A model may take its time. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Set<String> BETWEEN_NEIGHBOURS =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Function<String, Optional<URI>> assistants;

    private WayIn(HttpServer server, Function<String, Optional<URI>> assistants) {
        this.server = server;
        this.assistants = assistants;
    }

    /** @param assistants slug → where it answers */
    static WayIn open(int port, Function<String, Optional<URI>> assistants) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WayIn way = new WayIn(server, assistants);
        server.createContext("/", way::answer);
        server.setExecutor(way.workers);
        server.start();
        return way;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().toString().substring(1).split("/", 2);
            Optional<URI> assistant = assistants.apply(path[0]);
            if (assistant.isEmpty()) {
                refuse(exchange, 503, "no assistant is deployed for " + path[0]);
            } else {
                pass(exchange, URI.create(assistant.get() + "/" + (path.length == 2 ? path[1] : "")));
            }
        }
    }

    private void pass(HttpExchange exchange, URI target) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(LONGEST)
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (goesOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            refuse(exchange, 502, "the assistant does not answer");
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        answer(exchange, response);
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (goesOn(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = response.statusCode() == 204 || response.statusCode() == 304;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : 0);
        try (InputStream body = response.body()) {
            if (!empty) {
                body.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static boolean goesOn(String header) {
        return !BETWEEN_NEIGHBOURS.contains(header.toLowerCase(Locale.ROOT));
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        byte[] body = why.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
