package dev.tenantry.register;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import java.util.List;

/**
 * The models that the provider offers, from a file that people keep.
 *
 * @param models in the order in which they are shown; the first that is standard answers as "the assistant"
 */
public record ModelCatalogue(List<Offer> models) {

    /** Throws {@link IllegalArgumentException} if a policy has no standard model for some size. */
    public ModelCatalogue {
        models = List.copyOf(models);
        for (DataPolicy policy : DataPolicy.values()) {
            for (SizeProfile size : SizeProfile.values()) {
                if (standard(models, policy, size).isEmpty()) {
                    throw new IllegalArgumentException(
                            "the model catalogue has no standard model for " + policy + " of size " + size);
                }
            }
        }
    }

    /**
     * A model on offer.
     *
     * @param id its full name with the tag at the tenant's own Ollama, or its name at the provider's gateway
     * @param policy LOCAL if it runs in the tenant's account, EXTERNAL if requests leave it
     * @param leastSize smaller stacks have no room for it
     * @param standard whether a tenant gets it that chooses none
     */
    public record Offer(String id, String name, DataPolicy policy, SizeProfile leastSize, boolean standard) {}

    /** What a tenant of this policy and size can choose from. */
    public List<Offer> offered(DataPolicy policy, SizeProfile size) {
        return offered(models, policy, size);
    }

    /** The ids that a tenant gets that chooses none; never empty. */
    List<String> standard(DataPolicy policy, SizeProfile size) {
        return standard(models, policy, size);
    }

    private static List<Offer> offered(List<Offer> models, DataPolicy policy, SizeProfile size) {
        return models.stream()
                .filter(model -> model.policy() == policy && model.leastSize().compareTo(size) <= 0)
                .toList();
    }

    private static List<String> standard(List<Offer> models, DataPolicy policy, SizeProfile size) {
        return offered(models, policy, size).stream()
                .filter(Offer::standard)
                .map(Offer::id)
                .toList();
    }
}
