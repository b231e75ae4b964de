package dev.tenantry.openwebui;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Open WebUI's ways of saying no, once. It answers 401 where a role is too low and for much that is missing, and its
 * single-page app with 200 for an address that it does not know.
 */
final class OpenWebUiErrors implements ClientHttpRequestInterceptor {

    private static final int MOST_ERROR_BYTES = 4_000;
    private static final int MOST_WORDS = 300;
    private static final String MISSING = "could not find what you're looking for";

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        String call = request.getMethod() + " " + request.getURI().getPath();
        try {
            ClientHttpResponse response = execution.execute(request, body);
            int status = response.getStatusCode().value();
            if (status >= 400) {
                throw refused(call, status, words(response), null);
            }
            if (!isJson(response)) {
                throw failure(Kind.NOT_UNDERSTOOD, status, call + " answered a page instead of JSON", null);
            }
            // read here, while a broken connection still is one; the request factory keeps it for the reader
            JsonMapper.shared().readTree(StreamUtils.copyToByteArray(response.getBody()));
            return response;
        } catch (JacksonException e) {
            throw failure(Kind.NOT_UNDERSTOOD, 200, call + " answered broken JSON", e);
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw failure(Kind.DOWN, 0, call + ": no connection", e);
        } catch (HttpTimeoutException e) {
            throw failure(Kind.TIMEOUT, 0, call + ": no answer in time", e);
        } catch (IOException e) {
            throw failure(Kind.ANSWER_LOST, 0, call + ": the connection broke", e);
        }
    }

    private static boolean isJson(ClientHttpResponse response) {
        MediaType type = response.getHeaders().getContentType();
        return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(type);
    }

    private static OutsideFailure refused(String call, int status, String words, @Nullable Throwable cause) {
        return failure(kind(status, words), status, call + " answered " + status + ": " + words, cause);
    }

    private static Kind kind(int status, String words) {
        if (words.contains(MISSING)) {
            return Kind.NOT_FOUND;
        }
        return switch (status) {
            case 401, 403 -> Kind.NOT_AUTHORIZED;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.ALREADY_EXISTS;
            case 429 -> Kind.RATE_LIMITED;
            case 502, 503, 504 -> Kind.DOWN;
            default -> status >= 500 ? Kind.BROKEN : Kind.REJECTED;
        };
    }

    private static String words(ClientHttpResponse response) throws IOException {
        String text;
        try (response) {
            text = new String(response.getBody().readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
        }
        try {
            JsonNode detail = JsonMapper.shared().readTree(text).path("detail");
            // a list of validation errors repeats the input, which may be a key
            if (detail.isArray()) {
                return "the request is not as it wants it";
            }
            return detail.isString() ? cut(detail.asString()) : "no explanation";
        } catch (JacksonException e) {
            return "no explanation";
        }
    }

    private static String cut(String text) {
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) : text;
    }

    private static OutsideFailure failure(Kind kind, int status, String message, @Nullable Throwable cause) {
        return new OutsideFailure(OutsideSystem.OPEN_WEBUI, kind, status, message, null, cause);
    }
}
