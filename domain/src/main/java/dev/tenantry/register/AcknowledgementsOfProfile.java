package dev.tenantry.register;

import dev.tenantry.identity.PersonId;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In the tenant's profile; runs that have begun keep theirs, and ask here before they open a way. */
@Component
class AcknowledgementsOfProfile implements ServerAcknowledgements {

    private final TenantRows rows;

    AcknowledgementsOfProfile(TenantRows rows) {
        this.rows = rows;
    }

    @Override
    public List<McpChoice> of(TenantId tenant) {
        return rows.find(tenant)
                .flatMap(Tenant::profile)
                .map(TenantProfile::mcpServers)
                .orElseGet(List::of);
    }

    @Override
    public boolean decidesAlone(TenantId tenant, String server) {
        return rows
                .find(tenant)
                .flatMap(Tenant::profile)
                .filter(profile -> profile.dataPolicy() == DataPolicy.LOCAL)
                .stream()
                .flatMap(profile -> profile.mcpServers().stream())
                .anyMatch(choice -> choice.serverId().equals(server) && choice.acknowledgedByProvider() != null);
    }

    @Override
    public boolean byTenant(TenantId tenant, String server, @Nullable PersonId by) {
        Optional<Tenant> found = rows.find(tenant);
        if (found.flatMap(Tenant::profile).isEmpty()) {
            return false;
        }
        TenantProfile before = found.get().profile().get();
        String person = by == null ? null : by.toString();
        List<McpChoice> after = before.mcpServers().stream()
                .map(choice -> choice.serverId().equals(server) && isOther(choice, person)
                        ? new McpChoice(server, choice.acknowledgedByProvider(), person)
                        : choice)
                .toList();
        return !after.equals(before.mcpServers())
                && rows.saveProfile(
                        tenant, before.withServers(after), found.get().version());
    }

    /** Whoever acknowledged first is the one who did; only taking it back makes room for another. */
    private static boolean isOther(McpChoice choice, @Nullable String person) {
        return Objects.isNull(choice.acknowledgedByTenant()) != Objects.isNull(person);
    }
}
