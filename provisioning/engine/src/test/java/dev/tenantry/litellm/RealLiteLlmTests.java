package dev.tenantry.litellm;

import dev.tenantry.models.ModelGateway;
import dev.tenantry.peers.RealPeer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("long")
@Tag("real-litellm")
class RealLiteLlmTests extends ModelGatewayContract {

    private final RealPeer peer = RealPeer.named("litellm");

    @Override
    ModelGateway gateway() {
        return new LiteLlmGateway(new LiteLlmSettings(
                URI.create(peer.get("tenantry.litellm.url")), Path.of(peer.get("tenantry.litellm.key-file"))));
    }
}
