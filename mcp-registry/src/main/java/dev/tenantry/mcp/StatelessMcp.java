package dev.tenantry.mcp;

import dev.tenantry.mcp.McpProbe.Listing;
import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thin JSON-RPC for 2026-07-28: each request says its version, in a header and in its own metadata; no session. */
final class StatelessMcp {

    private static final String VERSION = "2026-07-28";
    /** Errors by which a server shows that it is of this era although it refused. */
    private static final Set<Integer> OF_THIS_ERA = Set.of(-32020, -32021, -32022);

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_PAGES = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final Optional<String> token;
    private final Duration longest;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    StatelessMcp(URI address, Optional<String> token) {
        this(address, token, LONGEST);
    }

    /** @param longest for each request, to the last character of its answer */
    StatelessMcp(URI address, Optional<String> token, Duration longest) {
        this.address = address;
        this.token = token;
        this.longest = longest;
    }

    /** Empty if the server is of the other era; throws {@link OutsideFailure} if nothing answers or it refuses us. */
    Optional<Listing> list() {
        Answer discovered = ask("server/discover", Map.of());
        if (discovered.isOfThisEra()) {
            return Optional.of(new Listing(Era.STATELESS, VERSION, tools()));
        }
        return Optional.empty();
    }

    private List<JsonNode> tools() {
        List<JsonNode> tools = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode result = ask("tools/list", cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .result();
            result.path("tools").forEach(tools::add);
            cursor = result.path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                return tools;
            }
        }
        throw failure(Kind.NOT_UNDERSTOOD, 0, "its list of tools does not end", null);
    }

    private Answer ask(String method, Map<String, Object> parameters) {
        Map<String, Object> params = new HashMap<>(parameters);
        params.put(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion",
                        VERSION,
                        "io.modelcontextprotocol/clientCapabilities",
                        Map.of(),
                        "io.modelcontextprotocol/clientInfo",
                        Map.of("name", "tenantry", "version", "1")));
        String body = JSON.writeValueAsString(Map.of("jsonrpc", "2.0", "id", "1", "method", method, "params", params));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(longest)
                .header("content-type", "application/json")
                .header("accept", "application/json, text/event-stream")
                .header("mcp-protocol-version", VERSION)
                .header("mcp-method", method)
                .POST(BodyPublishers.ofString(body));
        token.ifPresent(bearer -> request.header("authorization", "Bearer " + bearer));
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            // the request's own timeout ends at the headers; a body can drip for ever
            HttpResponse<String> response = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return Answer.of(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(Kind.TIMEOUT, 0, "no answer in time", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case HttpConnectTimeoutException late -> failure(Kind.DOWN, 0, "no connection", e);
                case HttpTimeoutException late -> failure(Kind.TIMEOUT, 0, "no answer in time", e);
                case ConnectException refused -> failure(Kind.DOWN, 0, "no connection", e);
                case null, default -> failure(Kind.DOWN, 0, "its answer breaks off or does not end", e);
            };
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while probing", e);
        }
    }

    private record Answer(int status, JsonNode body) {

        static Answer of(int status, String text) {
            if (status == 401 || status == 403) {
                throw failure(Kind.NOT_AUTHORIZED, status, "it wants other credentials", null);
            }
            if (status >= 500) {
                throw failure(Kind.DOWN, status, "it answered " + status, null);
            }
            return new Answer(status, json(text));
        }

        /** What is no JSON says that this era is not spoken here, no more. */
        private static JsonNode json(String text) {
            try {
                return JSON.readTree(event(text));
            } catch (JacksonException e) {
                return JSON.missingNode();
            }
        }

        /** The last event's data, if the answer came as a stream of events. */
        private static String event(String text) {
            return text.lines()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()).strip())
                    .filter(data -> !data.isEmpty())
                    .reduce((earlier, later) -> later)
                    .orElse(text.isBlank() ? "null" : text);
        }

        boolean isOfThisEra() {
            boolean discovered = status == 200
                    && body.path("result").path("supportedVersions").isArray();
            int error = body.path("error").path("code").asInt(0);
            return discovered || OF_THIS_ERA.contains(error);
        }

        JsonNode result() {
            JsonNode result = body.path("result");
            if (!result.isObject()) {
                throw failure(Kind.NOT_UNDERSTOOD, status, "it answered " + status + " without a result", null);
            }
            return result;
        }
    }

    private static OutsideFailure failure(Kind kind, int status, String message, @Nullable Throwable cause) {
        return new OutsideFailure(OutsideSystem.MCP, kind, status, message, null, cause);
    }
}
