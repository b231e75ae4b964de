package dev.tenantry.models;

import java.util.Set;

/**
 * A team as it is, or is to be.
 *
 * @param models the only models that it may use; never empty, since the gateway reads an empty list as "all"
 * @param blocked whether every call of it is refused
 */
public record GatewayTeam(GatewayTeamId id, String name, Set<String> models, GatewayLimits limits, boolean blocked) {

    /** What stands in the list of a team that may use no model at all: no model has this name. */
    public static final String NO_MODEL = "tenantry-no-model";

    public GatewayTeam {
        models = Set.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("an empty model list would open all models to " + id);
        }
    }
}
