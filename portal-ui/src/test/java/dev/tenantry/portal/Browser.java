package dev.tenantry.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Just enough of a browser: keeps cookies, also those for HTTPS only, and follows nothing by itself. */
public final class Browser {

    private static final String BODY =
            "{\"planHash\": \"0\", \"reason\": \"because\", \"confirm\": \"acme\", \"version\": 0,"
                    + " \"handedOver\": \"all of it\", \"lock\": \"any\", \"token\": \"not-a-secret\","
                    + " \"askedAt\": \"2026-11-25T10:00:00Z\"}";

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String portal;

    public Browser(int port) {
        this.portal = "http://127.0.0.1:" + port;
    }

    /** Signs in at the provider as who has this subject. */
    public Browser signIn(FakeProvider provider, String subject) {
        var asked = FakeProvider.form(
                location(get("/oauth2/authorization/keycloak")).split("\\?", 2)[1]);
        var code = provider.consent(subject, asked, UUID.randomUUID().toString());
        get("/login/oauth2/code/keycloak?code=" + code + "&state=" + asked.getOrDefault("state", ""));
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public HttpResponse<String> post(String path, String form, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /**
     * A machine's request: no cookie, a bearer token if one is given, and where a body may be one that is understood
     * everywhere, under a key of its own.
     */
    public int machine(String method, String path, String token) {
        var body =
                method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(BODY);
        var request = request(path)
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return send(token.isEmpty()
                        ? request.build()
                        : request.header("Authorization", "Bearer " + token).build())
                .statusCode();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var uri = URI.create(path.startsWith("http") ? path : portal + path);
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As if the server had lost the session, or the browser had been given another cookie. */
    public Browser with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
