package dev.tenantry.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tenantry.outside.OutsideFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken for "no points", and what is not. */
class VectorsTests {

    private HttpServer server;
    private String body = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Vectors vectors() {
        return Vectors.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "", () -> {
            throw new AssertionError("no cluster is needed");
        });
    }

    @Test
    void collection_that_is_not_there_yet_holds_nothing() {
        body = "{\"status\":{\"error\":\"Not found: Collection `open-webui_files` doesn't exist!\"},\"time\":0.001}";
        assertThat(vectors().count("file-1")).isZero();
    }

    @Test
    void page_of_somebody_else_that_is_not_there_proves_nothing() {
        body = "{\"detail\":\"Not Found\"}";
        assertThatThrownBy(() -> vectors().count("file-1")).isInstanceOf(OutsideFailure.class);
    }

    @Test
    void no_key_is_sent_in_clear_to_another_machine() {
        URI plain = URI.create("http://qdrant.acme.example:6333");
        assertThatThrownBy(() -> Vectors.at(plain, "the key", () -> {
                    throw new AssertionError("no cluster is needed");
                }))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.FORBIDDEN_ADDRESS));
    }
}
