package dev.tenantry.onboarding;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** Trying the way into a tenant's account before anything is submitted, so that a closed one is no surprise later (R5.4). */
@UseCase
public class AccountAccess {

    private final TenantScope scope;
    private final TenantReading tenants;
    private final AccessTrial trial;
    private final Audit audit;
    private final CurrentActor caller;

    /** @param patience how long somebody at the page waits for AWS */
    AccountAccess(
            TenantScope scope,
            TenantReading tenants,
            AccessProof proof,
            InfrastructureSettings settings,
            Audit audit,
            CurrentActor caller,
            @Value("${tenantry.infrastructure.patience:5s}") Duration patience) {
        this.scope = scope;
        this.tenants = tenants;
        this.trial = new AccessTrial(proof, settings.emulator() == null, patience);
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * Assumes the role that the bootstrap makes, as the tenant's inputs name it now, looks whether it is made for the tenant's short
     * name, and changes nothing. Answers within 5 seconds.
     */
    @Allow(
            value = {OPERATOR, PROVIDER_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public WayIn tryNow(TenantId id) {
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        return tenant.account()
                .map(account -> tryNow(id, account, tenant.slug()))
                .orElseGet(WayIn.Incomplete::new);
    }

    private WayIn tryNow(TenantId tenant, AwsTarget account, Optional<Slug> slug) {
        WayIn found = trial.of(account, slug);
        scope.inProvider(() -> audit.record(AuditEntry.of(
                tenant,
                caller.actor(),
                "tenant.access-tried",
                new AuditEntry.Subject("tenant", tenant.toString()),
                Map.of(
                        "account",
                        account.accountId(),
                        "answer",
                        found.getClass().getSimpleName()))));
        return found;
    }
}
