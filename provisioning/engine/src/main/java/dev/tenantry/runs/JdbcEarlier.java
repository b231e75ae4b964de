package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;

/** Reads it from the rows of runs, each time anew. */
record JdbcEarlier(TenantScope scope, LockReleaseRows releases, RunQueries queries) implements Earlier {

    @Override
    public boolean released(RunId run, String lock) {
        return scope.asProvider(() -> releases.find(run, lock))
                .filter(release -> release.confirmedBy() != null)
                .isPresent();
    }

    @Override
    public Facts handedOn(TenantId tenant, String step) {
        return scope.asProvider(() -> queries.handedOn(tenant, step)).orElse(Facts.none());
    }

    @Override
    public boolean isOf(TenantId tenant, RunId run) {
        return scope.asProvider(() -> queries.isOf(tenant, run));
    }
}
