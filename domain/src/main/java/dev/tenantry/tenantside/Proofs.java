package dev.tenantry.tenantside;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verification has to show.
 *
 * @param chatModel id of a model that must answer
 * @param localOnly whether the way out must be shown to be closed
 * @param agreed what an assistant with a way out offers and what the gateway gives it; null if there is none
 * @param document where an uploaded document must be seen and must be gone after its deletion; null if it cannot be
 * @param toolServers ids of tool servers whose tools must be offered
 */
public record Proofs(
        String chatModel,
        boolean localOnly,
        @Nullable Agreed agreed,
        @Nullable DocumentWay document,
        List<String> toolServers) {

    public Proofs {
        toolServers = List.copyOf(toolServers);
    }

    /** The secrets beside the administrator's password. */
    Set<SecretRef> secretsNeeded() {
        SecretRef key = document == null ? null : document.vectorsKey();
        return key == null ? Set.of() : Set.of(key);
    }

    /**
     * The models that were agreed.
     *
     * @param names ids under which people know the models
     * @param models what stands behind them: all that the gateway may give
     */
    public record Agreed(List<String> names, List<String> models) {
        public Agreed {
            names = List.copyOf(names);
            models = List.copyOf(models);
        }
    }

    /**
     * Where an uploaded document is looked for.
     *
     * @param bucket the tenant's bucket for documents
     * @param storage S3 endpoint if it is not the region's own
     * @param region of the bucket
     * @param vectors address of the tenant's Qdrant
     */
    public record DocumentWay(
            String bucket,
            @Nullable URI storage,
            String region,
            URI vectors,
            @Nullable SecretRef vectorsKey) {}
}
