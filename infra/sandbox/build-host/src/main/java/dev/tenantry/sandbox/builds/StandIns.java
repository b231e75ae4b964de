package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the stand-ins of Qdrant, Ollama and Open WebUI that a tenant was deployed, so that the "installed" programs answer:
 * no container runs, in a real Kubernetes as little as in a simulated one. Where they are comes by environment; who is not
 * named there is not told. Each has a tenant's at {@code /<slug>}.
 */
record StandIns(Map<String, String> environment) {

    private static final String ADDRESS = "TENANTRY_SANDBOX_OPEN_WEBUI";
    private static final String QDRANT = "TENANTRY_SANDBOX_QDRANT";
    private static final String OLLAMA = "TENANTRY_SANDBOX_OLLAMA";
    private static final String TOKEN = "TENANTRY_SANDBOX_TOKEN";

    /** Only a release whose values name a tenant is one; throws {@link UncheckedIOException} if a stand-in does not take it. */
    void tell(JsonNode values) {
        String slug = tenant(values);
        if (!slug.isEmpty()) {
            tell(QDRANT, slug, Map.of());
            tell(OLLAMA, slug, Map.of("models", values.path("ollama").path("models")));
            tell(ADDRESS, slug, about(values, slug));
        }
    }

    /** Whose release these values are; empty if nobody's. */
    static String tenant(JsonNode values) {
        return values.path("tenant").asString("");
    }

    /** The tenant's are there no more, and nothing of what they remember. */
    void forget(String slug) {
        for (String who : List.of(QDRANT, OLLAMA, ADDRESS)) {
            String address = environment.getOrDefault(who, "");
            if (!address.isEmpty()) {
                send(request(URI.create(address + "/__sandbox/tenants/" + slug))
                        .DELETE()
                        .build());
            }
        }
    }

    /** The tenant's own, as its programs reach it. */
    String qdrant(String slug) {
        return environment.getOrDefault(QDRANT, "") + "/" + slug;
    }

    /** The tenant's own, as its programs reach it. */
    String ollama(String slug) {
        return environment.getOrDefault(OLLAMA, "") + "/" + slug;
    }

    private void tell(String who, String slug, Map<String, ?> about) {
        String address = environment.getOrDefault(who, "");
        if (!address.isEmpty()) {
            post(URI.create(address + "/__sandbox/tenants/" + slug), about);
        }
    }

    private Map<String, String> about(JsonNode values, String slug) {
        Map<String, String> about = new TreeMap<>();
        put(
                about,
                "bucket",
                values.path("openWebui").path("storage").path("bucket").asString(null));
        put(about, "region", values.path("region").asString(null));
        put(about, "s3Endpoint", environment.get("TENANTRY_SANDBOX_S3"));
        put(about, "qdrantUrl", ofTenant(QDRANT, slug));
        put(about, "ollamaUrl", ofTenant(OLLAMA, slug));
        return about;
    }

    private @Nullable String ofTenant(String who, String slug) {
        String address = environment.get(who);
        return address == null ? null : address + "/" + slug;
    }

    private static void put(Map<String, String> about, String key, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(known -> about.put(key, known));
    }

    private void post(URI address, Map<String, ?> about) {
        send(request(address)
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(about)))
                .build());
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/json")
                .header("x-sandbox-token", environment.getOrDefault(TOKEN, ""));
    }

    private static void send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new UncheckedIOException(
                        new IOException("the stand-in at " + request.uri() + " answered " + status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no stand-in answers at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
