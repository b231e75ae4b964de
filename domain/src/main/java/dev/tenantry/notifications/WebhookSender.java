package dev.tenantry.notifications;

import dev.tenantry.notifications.NotificationSettings.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts JSON to endpoints that the settings name. The signature covers the time of sending and the body, so that an old
 * delivery cannot be replayed: {@code Tenantry-Signature: t=<epoch seconds>,v1=<hex HMAC-SHA-256 of "t.body">}.
 */
final class WebhookSender implements Sender {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Map<String, Webhook> endpoints;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookSender(Map<String, Webhook> endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public Sent send(Letter letter) {
        Webhook endpoint = endpoints.get(letter.to());
        if (endpoint == null) {
            return new Sent.Refused("the settings name no such endpoint any more");
        }
        try {
            int status = post(request(letter, endpoint));
            return status / 100 == 2 ? new Sent.Delivered() : new Sent.Failed("the endpoint answered " + status);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Sent.Failed("the portal was stopped while it sent");
        } catch (IOException failed) {
            return new Sent.Failed(failed.getClass().getSimpleName());
        }
    }

    /** The status is all of the answer: the request's time ends with the headers, and a body could drip for ever. */
    private int post(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private HttpRequest request(Letter letter, Webhook endpoint) throws IOException {
        String body = body(letter);
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(endpoint.url())
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Tenantry-Delivery", letter.id().toString())
                .header("Tenantry-Signature", "t=" + now + ",v1=" + signature(endpoint, now + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(Letter letter) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "id", letter.id().toString(),
                "kind", letter.notice().kind().name(),
                "at", letter.at().toString(),
                "text", letter.words().subject(),
                "facts", new TreeMap<>(letter.notice().facts()),
                "link", letter.link()));
        if (letter.notice().tenant() != null) {
            body.put("tenant", letter.notice().tenant().toString());
        }
        return JsonMapper.shared().writeValueAsString(body);
    }

    /** The key is read at each use, so that it can be exchanged without a restart. */
    private static String signature(Webhook endpoint, String text) throws IOException {
        byte[] key = Files.readString(endpoint.secretFile()).strip().getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }
}
