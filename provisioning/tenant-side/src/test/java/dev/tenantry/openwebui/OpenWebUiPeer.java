package dev.tenantry.openwebui;

import dev.tenantry.tenantside.Proofs.DocumentWay;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An Open WebUI to hold to the contract, with what is around it.
 *
 * @param gateway a model gateway's {@code /v1}
 * @param externalModel one that it offers
 * @param ollama an Ollama
 * @param localModel one that it has
 * @param document where documents lie, or null if they cannot be looked at; its key is {@code vectorsKey}
 */
public record OpenWebUiPeer(
        URI address,
        String adminEmail,
        String adminPassword,
        URI gateway,
        String gatewayKey,
        String externalModel,
        URI ollama,
        String localModel,
        @Nullable DocumentWay document,
        String vectorsKey) {}
