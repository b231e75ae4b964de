package dev.tenantry.openwebui;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.VerifiedOrHere;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls whose answer is looked at as it is: who gave it is the question, not what it holds. */
record RawCalls(OutsideSystem system, RestClient client) {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 64_000;

    /** @param body what is not longer than what is looked at */
    record Answer(int status, boolean isJson, String body) {

        boolean isFine() {
            return status >= 200 && status < 300;
        }

        /** What it holds; missing if that is no JSON, or more than what is looked at. */
        JsonNode json() {
            try {
                return isJson
                        ? JsonMapper.shared().readTree(body)
                        : JsonMapper.shared().missingNode();
            } catch (JacksonException e) {
                return JsonMapper.shared().missingNode();
            }
        }
    }

    static RawCalls to(OutsideSystem system, URI address, String token, Duration longest) {
        VerifiedOrHere.require(system, address);
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        requests.setReadTimeout(longest);
        return new RawCalls(
                system,
                RestClient.builder()
                        .baseUrl(address.toString())
                        .requestFactory(requests)
                        .defaultHeader("Authorization", "Bearer " + token)
                        .build());
    }

    /** Empty if nothing came back although the request may have arrived. */
    Optional<Answer> post(String path, Map<String, Object> body) {
        try {
            return Optional.of(client.post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchange((request, response) -> answer(response)));
        } catch (ResourceAccessException e) {
            return lost("POST " + path, e);
        }
    }

    Optional<Answer> get(String path) {
        try {
            return Optional.of(
                    client.method(HttpMethod.GET).uri(path).exchange((request, response) -> answer(response)));
        } catch (ResourceAccessException e) {
            return lost("GET " + path, e);
        }
    }

    private Optional<Answer> lost(String call, ResourceAccessException e) {
        if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException) {
            throw new OutsideFailure(system, OutsideFailure.Kind.DOWN, 0, call + ": no connection", null, e);
        }
        return Optional.empty();
    }

    private static Answer answer(ClientHttpResponse response) throws IOException {
        MediaType type = response.getHeaders().getContentType();
        return new Answer(
                response.getStatusCode().value(),
                type != null && MediaType.APPLICATION_JSON.isCompatibleWith(type),
                new String(response.getBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }
}
