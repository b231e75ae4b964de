package dev.tenantry.sandbox.faults;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import java.util.List;
import java.util.Map;
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
        Map<String, String> names = tenants.list(TenantFilter.all()).tenants().stream()
                .filter(tenant -> tenant.profile().isPresent())
                .collect(Collectors.toMap(
                        tenant -> tenant.profile().orElseThrow().aws().accountId(), Tenant::name, (one, other) -> one));
        return clusters.accounts().stream()
                .map(account ->
                        new ClusterSeen(account, names.getOrDefault(account, account), clusters.faultOf(account)))
                .toList();
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
