package dev.tenantry.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.peers.RealPeer;
import dev.tenantry.tenantside.Proofs.DocumentWay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The contract on the real program ({@code ./portal verify open-webui}); Qdrant, S3 and the models are stand-ins. */
@Tag("long")
@Tag("open-webui")
class RealOpenWebUiTests extends OpenWebUiContract {

    private final RealPeer peer = RealPeer.named("open-webui");

    /** What any S3 client wants to have; the stand-in looks at neither. */
    @BeforeAll
    static void have_credentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    /** Signed in once for all tests: it counts sign-ins, and refuses more than fifteen in some minutes. */
    private static @Nullable OpenWebUi signedIn;

    @Override
    protected OpenWebUi open() {
        OpenWebUi open = signedIn == null ? super.open() : signedIn;
        signedIn = open;
        return open;
    }

    @Override
    protected OpenWebUiPeer peer() {
        return new OpenWebUiPeer(
                URI.create(peer.get("tenantry.open-webui.url")),
                peer.get("tenantry.open-webui.admin-email"),
                peer.secret("tenantry.open-webui.admin-password-file"),
                URI.create(peer.get("tenantry.open-webui.models-url") + "/v1"),
                peer.secret("tenantry.open-webui.models-key-file"),
                "gpt-approved",
                URI.create(peer.get("tenantry.open-webui.models-url")),
                "llama3.2:1b",
                new DocumentWay(
                        peer.get("tenantry.open-webui.s3-bucket"),
                        URI.create(peer.get("tenantry.open-webui.s3-url")),
                        "eu-central-1",
                        URI.create(peer.get("tenantry.open-webui.qdrant-url")),
                        null),
                peer.secret("tenantry.open-webui.qdrant-key-file"));
    }

    /** What no stand-in can show: how far a tenant's name goes. The peer is started as {@code Tenantry}. */
    @Test
    void completes_a_name_that_is_not_its_own_by_its_own() throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(peer().address() + "/api/config"))
                .build();

        String config = HttpClient.newHttpClient()
                .send(asked, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(JsonMapper.shared().readTree(config).path("name").asString()).isEqualTo("Tenantry (Open WebUI)");
    }
}
