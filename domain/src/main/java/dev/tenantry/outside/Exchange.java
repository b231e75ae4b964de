package dev.tenantry.outside;

import dev.tenantry.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call: headers on the way out, and on the way back either whole JSON or an {@link OutsideFailure}. */
final class Exchange implements ClientHttpRequestInterceptor {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int MOST_WORDS = 300;

    private final OutsideSystem system;
    private final Map<String, Supplier<String>> secretHeaders;
    private final Refusals refusals;
    private final Limits limits;

    Exchange(OutsideSystem system, Map<String, Supplier<String>> secretHeaders, Refusals refusals, Limits limits) {
        this.system = system;
        this.secretHeaders = secretHeaders;
        this.refusals = refusals;
        this.limits = limits;
    }

    record Limits(int bytes, boolean repeatReads) {}

    /** One call as it is named in messages, and the secrets that must not be in them. */
    private record Call(String name, Set<String> secrets) {}

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        Call call = new Call(request.getMethod() + " " + request.getURI().getPath(), addHeaders(request));
        try {
            return measured(call, request, body, execution);
        } catch (OutsideFailure failed) {
            if (!limits.repeatReads() || !READS.contains(request.getMethod()) || !isBroken(failed)) {
                throw failed;
            }
            return measured(call, request, body, execution);
        }
    }

    private ClientHttpResponse measured(
            Call call, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        OutsideWatch watch = OutsideWatch.start(system, request);
        try {
            WholeResponse response = once(call, request, body, execution);
            watch.answered(response.getStatusCode().value());
            return response;
        } catch (OutsideFailure failed) {
            watch.failed(failed);
            throw failed;
        }
    }

    private static boolean isBroken(OutsideFailure failed) {
        return failed.status() == 0 && (failed.kind() == Kind.DOWN || failed.kind() == Kind.ANSWER_LOST);
    }

    private Set<String> addHeaders(HttpRequest request) {
        Set<String> secrets = new LinkedHashSet<>();
        secretHeaders.forEach((name, value) -> {
            String secret = value.get();
            request.getHeaders().set(name, secret);
            secrets.add(secret);
            secrets.add(secret.replaceFirst("^Bearer ", ""));
            OwnSecrets.use(system + " " + name, secret.replaceFirst("^(Bearer|Basic) ", ""));
        });
        Trail.current().forEach(request.getHeaders()::set);
        return secrets;
    }

    private WholeResponse once(Call call, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try (ClientHttpResponse response = execution.execute(request, body)) {
            return checked(call, request, WholeResponse.of(response, limits.bytes()));
        } catch (SSLException e) {
            throw failure(call, Kind.NOT_UNDERSTOOD, "no trusted TLS connection", e);
        } catch (HttpConnectTimeoutException | ConnectException | UnknownHostException e) {
            throw failure(call, Kind.DOWN, "no connection", e);
        } catch (HttpTimeoutException e) {
            throw failure(call, Kind.TIMEOUT, "no answer in time", e);
        } catch (WholeResponse.TooLarge e) {
            throw failure(call, Kind.NOT_UNDERSTOOD, "the answer is larger than " + limits.bytes() + " bytes", e);
        } catch (IOException e) {
            throw failure(call, Kind.ANSWER_LOST, "the connection broke", e);
        }
    }

    private WholeResponse checked(Call call, HttpRequest request, WholeResponse response) {
        int status = response.getStatusCode().value();
        JsonNode json = json(response);
        if (status >= 300) {
            throw refused(call, request, response, json);
        }
        if (!response.isEmpty() && json.isMissingNode()) {
            throw failure(call, Kind.NOT_UNDERSTOOD, "answered " + status + " with something else than JSON", null);
        }
        return response;
    }

    private static JsonNode json(WholeResponse response) {
        try {
            return response.isEmpty()
                    ? JsonMapper.shared().missingNode()
                    : JsonMapper.shared().readTree(response.bytes());
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    private OutsideFailure refused(Call call, HttpRequest request, WholeResponse response, JsonNode json) {
        int status = response.getStatusCode().value();
        String method = request.getMethod().name();
        Refusals.Refusal refusal = json.isMissingNode() && !response.isEmpty() && isPlainRefusal(status)
                ? new Refusals.Refusal(Kind.NOT_UNDERSTOOD, "a page instead of JSON")
                : refusals.of(new Refusals.Said(status, method, request.getURI().getPath(), json));
        Duration wait = RetryAfter.of(response.getHeaders());
        String words = bounded(clean(refusal.words(), call.secrets()));
        return new OutsideFailure(
                system, refusal.kind(), status, call.name() + " answered " + status + ": " + words, wait, null);
    }

    /**
     * Whether a page of this status can only come from another program: gateways in between answer 429 and 5xx with pages
     * of their own.
     */
    private static boolean isPlainRefusal(int status) {
        return status < 500 && status != 429 && status != 401 && status != 403;
    }

    private static String clean(String words, Set<String> secrets) {
        String clean = words;
        for (String secret : secrets) {
            clean = secret.isBlank() ? clean : clean.replace(secret, "…");
        }
        return clean;
    }

    private static String bounded(String words) {
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words;
    }

    private OutsideFailure failure(Call call, Kind kind, String message, @Nullable Throwable cause) {
        return new OutsideFailure(system, kind, 0, call.name() + ": " + message, null, cause);
    }
}
