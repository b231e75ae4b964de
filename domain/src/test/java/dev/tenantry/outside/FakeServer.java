package dev.tenantry.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small HTTP server with state that speaks some system's protocol in tests, one request at a time, and can misbehave. */
public abstract class FakeServer implements AutoCloseable {

    /** What goes wrong with one request. */
    public enum Fault {
        /** Refused before anything happens. */
        DOWN,
        /** Done, and the connection breaks before the answer. */
        ANSWER_LOST,
        /** A page of something in between. */
        PAGE,
        RATE_LIMITED
    }

    /** A request as a handler wants it; the path is cut at its slashes. */
    protected record Asked(
            String method, List<String> path, Map<String, String> query, Map<String, String> headers, String text) {

        public JsonNode json() {
            try {
                return JsonMapper.shared().readTree(text);
            } catch (JacksonException e) {
                return JsonMapper.shared().missingNode();
            }
        }

        /** {@code POST /team/new}, with {@code *} where {@code stars} has a word. */
        public boolean is(String route) {
            String[] words = route.split(" ", 2);
            List<String> wanted = List.of(words[1].substring(1).split("/"));
            if (!words[0].equals(method) || wanted.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!wanted.get(i).equals("*") && !wanted.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        public Map<String, String> form() {
            return pairs(text);
        }
    }

    /** @param body written as JSON; null is an empty answer */
    protected record Reply(int status, @Nullable Object body, Map<String, String> headers) {

        public static Reply of(int status, @Nullable Object body) {
            return new Reply(status, body, Map.of());
        }
    }

    private final HttpServer server;
    private final List<String> calls = new ArrayList<>();
    private @Nullable Fault fault;
    private String faultAt = "";

    protected FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        // one thread: the state needs no locks, and requests have an order
        server.setExecutor(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("fake-server").factory()));
        server.start();
    }

    /** Answers one request. */
    protected abstract Reply answer(Asked asked);

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request whose method and path begin with this text goes wrong. */
    public synchronized void failNext(Fault what, String where) {
        fault = what;
        faultAt = where;
    }

    /** Every request so far, as method and path. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = asked(exchange);
            Optional<Fault> trouble = next(asked);
            if (trouble.isPresent() && trouble.get() != Fault.ANSWER_LOST) {
                misbehave(exchange, trouble.get());
                return;
            }
            Reply reply = answer(asked);
            if (trouble.isEmpty()) {
                send(exchange, reply);
            }
        } catch (RuntimeException bug) {
            send(exchange, Reply.of(599, Map.of("bug", String.valueOf(bug))));
        }
    }

    private synchronized Optional<Fault> next(Asked asked) {
        String call = asked.method() + " /" + String.join("/", asked.path());
        calls.add(call);
        if (fault == null || !call.startsWith(faultAt)) {
            return Optional.empty();
        }
        Optional<Fault> now = Optional.of(fault);
        fault = null;
        return now;
    }

    private static void misbehave(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case DOWN -> send(exchange, Reply.of(503, Map.of()));
            case RATE_LIMITED -> send(exchange, new Reply(429, Map.of(), Map.of("Retry-After", "7")));
            case PAGE -> {
                byte[] page = "<html>maintenance</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
            case ANSWER_LOST -> throw new IllegalStateException("the caller hangs up");
        }
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> path = List.of(uri.getPath().substring(1).split("/"));
        String query = uri.getRawQuery();
        return new Asked(exchange.getRequestMethod(), path, query == null ? Map.of() : pairs(query), headers, body);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] sides = pair.split("=", 2);
            pairs.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body() == null ? new byte[0] : JsonMapper.shared().writeValueAsBytes(reply.body());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
