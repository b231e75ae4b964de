package dev.tenantry.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WayInTests {

    private HttpServer assistant;
    private WayIn way;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void open() throws IOException {
        assistant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        assistant.createContext("/", exchange -> {
            String said = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("x-assistant", "acme");
            exchange.sendResponseHeaders(418, 0);
            exchange.getResponseBody().write(said.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        assistant.start();
        URI address = URI.create("http://127.0.0.1:" + assistant.getAddress().getPort());
        way = WayIn.open(0, slug -> slug.equals("acme") ? Optional.of(address) : Optional.empty());
    }

    @AfterEach
    void close() {
        way.close();
        assistant.stop(0);
    }

    @Test
    void leads_each_tenant_to_its_own_assistant_and_back() throws Exception {
        HttpResponse<String> answer = post("/acme/api/v1/users/?page=1");

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("POST /api/v1/users/?page=1 Bearer t {}");
        assertThat(answer.headers().firstValue("x-assistant")).hasValue("acme");
    }

    @Test
    void says_who_has_none_and_whose_does_not_answer() throws Exception {
        assertThat(post("/nobody/api").statusCode()).isEqualTo(503);
        assistant.stop(0);
        assertThat(post("/acme/api").statusCode()).isEqualTo(502);
    }

    private HttpResponse<String> post(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + way.port() + path))
                            .header("authorization", "Bearer t")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
