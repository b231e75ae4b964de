package dev.tenantry.sandbox.faults;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What goes wrong on purpose in the simulated clusters: the provider's staff sees it, who operates sets it. */
@UseCase
public class ClusterFaults {

    private final SimulatedClusters clusters;
    private final TenantReading tenants;

    ClusterFaults(SimulatedClusters clusters, TenantReading tenants) {
        this.clusters = clusters;
        this.tenants = tenants;
    }

    /** The clusters of the newest tenants. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR},
            scope = Allow.Scope.BY_METHOD)
    public List<ClusterSeen> look() {
        Map<String, TenantProfile> owners = tenants.list(TenantFilter.all()).tenants().stream()
                .flatMap(tenant -> tenant.profile().stream())
                .collect(Collectors.toMap(
                        profile -> profile.aws().accountId(), profile -> profile, (one, other) -> one));
        return clusters.accounts().stream()
                .map(account -> seen(account, Optional.ofNullable(owners.get(account))))
                .toList();
    }

    /**
     * The cluster of one tenant.
     *
     * @param tenant its slug, or the number of its account
     */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR},
            scope = Allow.Scope.BY_METHOD)
    public ClusterSeen look(String tenant) {
        Optional<TenantProfile> owner = tenants.list(TenantFilter.named(tenant)).tenants().stream()
                .flatMap(found -> found.profile().stream())
                .filter(profile -> profile.slug().value().equals(tenant))
                .findFirst();
        return seen(known(owner.map(profile -> profile.aws().accountId()).orElse(tenant)), owner);
    }

    private ClusterSeen seen(String account, Optional<TenantProfile> owner) {
        return new ClusterSeen(
                account,
                owner.map(profile -> profile.slug().value()),
                owner.map(TenantProfile::displayName).orElse(account),
                clusters.faultOf(account));
    }

    /** Lets this go wrong in a cluster from now on; what runs there already is not touched. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public void disturb(String account, ClusterFault fault) {
        clusters.disturb(known(account), fault);
    }

    /** Lets all go well in a cluster from now on. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public void heal(String account) {
        clusters.heal(known(account));
    }

    private String known(String account) {
        if (!clusters.accounts().contains(account)) {
            throw new NotFound("cluster of " + account);
        }
        return account;
    }
}
