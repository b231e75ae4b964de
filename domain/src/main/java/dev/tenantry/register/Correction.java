package dev.tenantry.register;

import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.Contract;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was agreed with a tenant, put right or agreed anew: the draft and the profile that follows from it.
 *
 * @param changed the fields whose values are others than before
 */
public record Correction(TenantDraft draft, TenantProfile profile, Set<Field> changed) {

    /** What others know the tenant by, or what its data already lies in: for these an onboarding is rolled back and begun anew. */
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

    /**
     * What nobody has edited stays as it was agreed, also where the draft says nothing and the usual value would be another
     * today: the network above all. The tenant's own words on MCP servers are not the provider's to change.
     */
    static TenantProfile keepingTheRest(TenantProfile now, TenantProfile before, Set<Field> changed) {
        boolean sameModels = !changed.contains(Field.MODELS) && !changed.contains(Field.SIZE);
        return new TenantProfile(
                before.slug(),
                now.company(),
                new Contract(
                        changed.contains(Field.CONTRACT_START)
                                ? now.contract().start()
                                : before.contract().start(),
                        now.contract().dataProcessingAgreement()),
                before.aws(),
                before.dataPolicy(),
                now.size(),
                now.expectedUsers(),
                now.signIn(),
                now.hostName(),
                now.certificateArn(),
                sameModels ? before.models() : now.models(),
                withTenantsWords(now.mcpServers(), before.mcpServers()),
                before.release(),
                now.maintenanceWindow(),
                now.tags());
    }

    private static List<McpChoice> withTenantsWords(List<McpChoice> now, List<McpChoice> before) {
        Map<String, McpChoice> choices =
                before.stream().collect(Collectors.toMap(McpChoice::serverId, Function.identity()));
        return now.stream()
                .map(choice -> Optional.ofNullable(choices.get(choice.serverId()))
                        .map(old -> new McpChoice(
                                choice.serverId(), choice.acknowledgedByProvider(), old.acknowledgedByTenant()))
                        .orElse(choice))
                .toList();
    }
}
