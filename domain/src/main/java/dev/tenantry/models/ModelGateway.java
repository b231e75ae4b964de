package dev.tenantry.models;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The central gateway to language models: a team for each tenant, a key for each purpose. Every method throws
 * {@link dev.tenantry.outside.OutsideFailure}; none believes that something is gone while the gateway's own database is.
 */
public interface ModelGateway {

    /** Whether the gateway is up, its database included, and our credential may manage teams. Throws if not. */
    void check();

    Optional<GatewayTeam> team(GatewayTeamId id);

    /** Makes the team; a team of that id that is there already is left as it is and is no error. */
    void createTeam(GatewayTeam wanted);

    /** Brings name, models, limits and block of an existing team to what is wanted, effective at once. */
    void changeTeam(GatewayTeam wanted);

    /** Deletes the team and its keys; nothing happens if there is none. */
    void deleteTeam(GatewayTeamId id);

    /** All keys of a team. */
    List<GatewayKey> keys(GatewayTeamId team);

    /** The key of that alias, whichever team has it. */
    Optional<GatewayKey> key(String alias);

    /**
     * Makes a key with a secret that we chose, so that making it again after a lost answer makes no second one. It may call
     * models and nothing else.
     *
     * @param secret begins with {@code sk-}, at least 16 characters
     * @param models within the team's; never empty
     */
    void createKey(GatewayTeamId team, String alias, String secret, Set<String> models);

    /** Deletes the key of that alias; nothing happens if there is none. */
    void deleteKey(String alias);
}
