package dev.tenantry.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a stand-in as the world outside would. */
record Asking(URI address, List<String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, String text, String type) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    static Asking at(URI address) {
        return new Asking(address, List.of());
    }

    /** As the sandbox itself. */
    static Asking withToken(StandIn standIn) {
        return at(standIn.url()).with(StandIn.TOKEN_HEADER, "sandbox-token-of-tests");
    }

    Asking with(String name, String value) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(name, value));
        return new Asking(address, all);
    }

    Answer get(String path) {
        return ask("GET", path, "");
    }

    Answer post(String path, String body) {
        return ask("POST", path, body);
    }

    /** Single quotes may stand for double ones. */
    Answer ask(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("content-type").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
