package dev.tenantry.portal.audit;

import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.tenants.KnownTenants;
import dev.tenantry.tenants.TenantId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose trail is looked at: that of everybody by those of the provider's staff who may, that of one of the own tenants by
 * its administrator.
 *
 * @param all whether the viewer may look at all chains
 * @param tenant whose chain alone is looked at; null for all
 * @param own names of the tenants among which a viewer who may not look at all chooses, in their order
 * @param mayVerify whether the viewer may have this chain computed anew
 */
record WhoseTrail(boolean all, @Nullable TenantId tenant, Map<TenantId, String> own, boolean mayVerify) {

    private static final Set<Role> READ_ALL = Set.of(Role.PROVIDER_ADMIN, Role.OPERATOR, Role.AUDITOR);
    private static final Set<Role> VERIFY_ALL = Set.of(Role.PROVIDER_ADMIN, Role.AUDITOR);

    /**
     * As the address asks for it; without a tenant there, the first of several own ones.
     *
     * @throws NotFound if the viewer may look at that tenant's trail as little as at one of nobody
     */
    static WhoseTrail of(Viewer viewer, KnownTenants tenants, @Nullable TenantId asked) {
        if (viewer.hasAny(READ_ALL)) {
            boolean administered = asked != null && viewer.tenants().contains(asked);
            return new WhoseTrail(true, asked, Map.of(), administered || viewer.hasAny(VERIFY_ALL));
        }
        Map<TenantId, String> own = byName(viewer, tenants);
        TenantId tenant = asked == null ? own.keySet().stream().findFirst().orElse(null) : asked;
        if (tenant == null || !own.containsKey(tenant)) {
            throw new NotFound("tenant");
        }
        return new WhoseTrail(false, tenant, own, true);
    }

    private static Map<TenantId, String> byName(Viewer viewer, KnownTenants tenants) {
        Map<TenantId, String> names = tenants.names(viewer.tenants());
        List<TenantId> sorted = viewer.tenants().stream()
                .sorted(Comparator.comparing((TenantId id) -> named(names, id), String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(TenantId::toString))
                .toList();
        Map<TenantId, String> own = new LinkedHashMap<>();
        sorted.forEach(id -> own.put(id, named(names, id)));
        return own;
    }

    private static String named(Map<TenantId, String> names, TenantId id) {
        return names.getOrDefault(id, id.toString());
    }

    /** Whether there is more than one of the own tenants to choose from. */
    boolean isChosenAmongOwn() {
        return own.size() > 1;
    }
}
