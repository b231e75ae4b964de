package dev.tenantry.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StandInsTests {

    private final List<String> told = new ArrayList<>();
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("x-sandbox-token") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void is_told_of_a_tenant_and_what_is_around_it() {
        standIn().tell(values("{\"tenant\":\"acme\",\"openWebui\":{\"storage\":{\"bucket\":\"docs\"}}}"));

        assertThat(told)
                .containsExactly("/__sandbox/tenants/acme the-token "
                        + "{\"bucket\":\"docs\",\"s3Endpoint\":\"http://127.0.0.1:5000\"}");
    }

    @Test
    void forgets_a_tenant_whose_release_is_gone() {
        standIn().forget("acme");
        new StandIns(Map.of()).forget("acme");

        assertThat(told).containsExactly("/__sandbox/tenants/acme the-token ");
    }

    @Test
    void is_told_of_nothing_that_is_no_tenant() {
        standIn().tell(values("{\"tag\":\"1.0\"}"));
        new StandIns(Map.of()).tell(values("{\"tenant\":\"acme\"}"));

        assertThat(told).isEmpty();
    }

    @Test
    void says_so_when_it_refuses() {
        status = 403;
        JsonNode values = values("{\"tenant\":\"acme\"}");

        assertThatThrownBy(() -> standIn().tell(values)).hasMessageContaining("answered 403");
    }

    private StandIns standIn() {
        return new StandIns(Map.of(
                "TENANTRY_SANDBOX_OPEN_WEBUI",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "TENANTRY_SANDBOX_TOKEN",
                "the-token",
                "TENANTRY_SANDBOX_S3",
                "http://127.0.0.1:5000"));
    }

    private static JsonNode values(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
