package dev.tenantry.tenantside;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the assistant is to be.
 *
 * @param gateway the way out through the model gateway; null for a LOCAL tenant, whose assistant then knows no outside
 *     address and no key at all (R3.1)
 * @param ollama address of the tenant's own Ollama
 * @param models what people see, under ids that never change (R3.4)
 * @param defaultModel id of the model that a new chat begins with
 * @param banner a line on the start page, or null for none
 */
public record AssistantWishes(
        @Nullable Gateway gateway,
        URI ollama,
        List<Alias> models,
        String defaultModel,
        @Nullable String banner) {

    public AssistantWishes {
        models = List.copyOf(models);
    }

    Set<SecretRef> secretsNeeded() {
        return gateway == null ? Set.of() : Set.of(gateway.key());
    }

    /**
     * The connection to LiteLLM.
     *
     * @param models the only models offered through it; never empty, since empty means all
     */
    public record Gateway(URI address, SecretRef key, List<String> models) {
        public Gateway {
            models = List.copyOf(models);
            if (models.isEmpty()) {
                throw new IllegalArgumentException("a gateway connection without a model list would offer all models");
            }
        }
    }

    /**
     * A model as people know it.
     *
     * @param id stable: {@code assistant-standard}
     * @param base the model behind it now: an Ollama tag or a gateway model
     */
    public record Alias(String id, String name, String base) {}
}
