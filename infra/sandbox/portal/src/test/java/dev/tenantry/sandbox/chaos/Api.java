package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of the REST interface does, as in docs/how-to/use-the-rest-interface.md. */
final class Api {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String address;
    private final Path token;

    Api(String address, Path token) {
        this.address = address;
        this.token = token;
    }

    /** Another client: what one asks for a second one has to confirm, now and then. */
    Api second() {
        return new Api(address, token.resolveSibling("api-token-second"));
    }

    boolean answers() {
        try {
            return Files.exists(token) && send("GET", "/tenants", null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode get(String path) throws IOException {
        return read(send("GET", path, null));
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException {
        return read(send("POST", path, JsonMapper.shared().writeValueAsString(body)));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " says " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String body)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
