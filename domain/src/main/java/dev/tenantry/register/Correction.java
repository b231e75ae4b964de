package dev.tenantry.register;

import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was agreed with a tenant that is being onboarded, put right: the draft and the profile that follows from it.
 *
 * @param changed the fields whose values are others than before
 */
public record Correction(TenantDraft draft, TenantProfile profile, Set<Field> changed) {

    /** What others know the tenant by, or what its data already lies in: for these it is rolled back and begun anew. */
    public static final Set<Field> FIXED = Collections.unmodifiableSet(
            EnumSet.of(Field.SLUG, Field.ACCOUNT_ID, Field.REGION, Field.NETWORK, Field.DATA_POLICY));

    public Correction {
        changed = Set.copyOf(changed);
    }

    /** Fields that this draft changes and may not. */
    static List<Problem> tooLate(TenantDraft draft, TenantDraft before, Set<Field> fixed) {
        return draft.changedFrom(before).stream()
                .filter(field -> FIXED.contains(field) || fixed.contains(field))
                .map(field -> new Problem(field, Problem.Kind.FIXED))
                .toList();
    }

    /** Names, never values: people's names and addresses have no place in the trail. */
    public String names() {
        return changed.stream().sorted().map(Field::name).collect(Collectors.joining(", "));
    }

    /** The tenant's own words on MCP servers are not the provider's to change, and stay where the server does. */
    static TenantProfile keepingTenantsWords(TenantProfile now, TenantProfile before) {
        Map<String, McpChoice> choices = new HashMap<>();
        before.mcpServers().forEach(choice -> choices.put(choice.serverId(), choice));
        Stream<McpChoice> kept = now.mcpServers().stream().map(choice -> {
            McpChoice old = choices.get(choice.serverId());
            return old == null
                    ? choice
                    : new McpChoice(choice.serverId(), choice.acknowledgedByProvider(), old.acknowledgedByTenant());
        });
        return now.withServers(kept.toList());
    }
}
