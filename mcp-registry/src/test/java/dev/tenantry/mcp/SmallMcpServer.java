package dev.tenantry.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An MCP server of either era with the tools that a test gives it; two tools a page. */
final class SmallMcpServer implements AutoCloseable {

    enum Speaks {
        SESSIONS,
        STATELESS,
        NEITHER
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PAGE = 2;

    private final HttpServer server;
    private final Speaks speaks;
    private final List<String> tools = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    SmallMcpServer(Speaks speaks, String... tools) throws IOException {
        this.speaks = speaks;
        this.tools.addAll(List.of(tools));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mcp", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** The definitions from now on. */
    void offer(String... definitions) {
        tools.clear();
        tools.addAll(List.of(definitions));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("authorization")));
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, exchange.getRequestMethod().equals("DELETE") ? 200 : 405, "");
                return;
            }
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            switch (speaks) {
                case STATELESS -> stateless(exchange, request);
                case SESSIONS -> sessions(exchange, request);
                case NEITHER -> page(exchange);
            }
        }
    }

    private static void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("content-type", "text/html");
        send(exchange, 200, "<!doctype html>");
    }

    private void stateless(HttpExchange exchange, JsonNode request) throws IOException {
        String method = request.path("method").asString("");
        String version = exchange.getRequestHeaders().getFirst("mcp-protocol-version");
        if (!"2026-07-28".equals(version)
                || !method.equals(exchange.getRequestHeaders().getFirst("mcp-method"))) {
            json(exchange, 400, error(request, -32020, "header mismatch"));
        } else if (method.equals("server/discover")) {
            json(
                    exchange,
                    200,
                    result(request, Map.of("supportedVersions", List.of(version), "capabilities", Map.of())));
        } else {
            json(exchange, 200, result(request, page(request)));
        }
    }

    private void sessions(HttpExchange exchange, JsonNode request) throws IOException {
        switch (request.path("method").asString("")) {
            case "initialize" -> {
                exchange.getResponseHeaders().add("mcp-session-id", "s-1");
                json(
                        exchange,
                        200,
                        result(
                                request,
                                Map.of(
                                        "protocolVersion",
                                        "2025-11-25",
                                        "capabilities",
                                        Map.of("tools", Map.of()),
                                        "serverInfo",
                                        Map.of("name", "small", "version", "1"))));
            }
            case "notifications/initialized" -> send(exchange, 202, "");
            case "tools/list" -> json(exchange, 200, result(request, page(request)));
            default -> json(exchange, 400, error(request, -32000, "Server not initialized"));
        }
    }

    private Map<String, Object> page(JsonNode request) {
        int from = Integer.parseInt(request.path("params").path("cursor").asString("0"));
        int to = Math.min(from + PAGE, tools.size());
        Map<String, Object> page = new TreeMap<>();
        page.put("tools", tools.subList(from, to).stream().map(JSON::readTree).toList());
        if (to < tools.size()) {
            page.put("nextCursor", Integer.toString(to));
        }
        return page;
    }

    private static Map<String, Object> result(JsonNode request, Map<String, Object> result) {
        return Map.of("jsonrpc", "2.0", "id", request.path("id"), "result", result);
    }

    private static Map<String, Object> error(JsonNode request, int code, String message) {
        return Map.of("jsonrpc", "2.0", "id", request.path("id"), "error", Map.of("code", code, "message", message));
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        exchange.getResponseHeaders().add("content-type", "application/json");
        send(exchange, status, JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
