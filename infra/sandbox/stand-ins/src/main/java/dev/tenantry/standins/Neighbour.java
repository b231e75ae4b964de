package dev.tenantry.standins;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that a stand-in calls, with the headers it shows there. */
record Neighbour(String address, List<String> headers) {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param session the id of an MCP session, empty if there is none */
    record Answer(int status, String text, String session) {

        boolean isFine() {
            return status >= 200 && status < 300;
        }

        /** Missing if it is none. */
        JsonNode json() {
            try {
                return JsonMapper.shared().readTree(text);
            } catch (JacksonException e) {
                return JsonMapper.shared().missingNode();
            }
        }
    }

    static Neighbour at(String address) {
        return new Neighbour(address.replaceFirst("/$", ""), List.of("content-type", "application/json"));
    }

    /** Does not show the header if there is nothing to show. */
    Neighbour with(String header, String value) {
        if (value.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(header, value));
        return new Neighbour(address, all);
    }

    Neighbour bearing(String key) {
        return key.isEmpty() ? this : with("authorization", "Bearer " + key);
    }

    /** Empty if nobody answers. */
    Optional<Answer> ask(String method, String path, Object body) {
        String text = body instanceof String plain ? plain : JsonMapper.shared().writeValueAsString(body);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .timeout(LONGEST)
                    .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String session = answer.headers().firstValue("mcp-session-id").orElse("");
            return Optional.of(new Answer(answer.statusCode(), answer.body(), session));
        } catch (IOException | IllegalArgumentException nobody) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
