package simulated;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP with something that answers like AWS and checks no signature. */
final class Emulator {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    HttpRequest.Builder signed(URI address, String path, String key, String region, String service) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key + "/20260101/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Mistake("request send failed", "dial tcp: connect: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mistake("execution halted", "");
        }
    }
}
