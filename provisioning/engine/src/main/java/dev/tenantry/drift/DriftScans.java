package dev.tenantry.drift;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.drift.Drift.Acceptance;
import dev.tenantry.drift.Drift.Difference;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantReading;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparing a live tenant with what was agreed, and deciding what is let be of what differs. */
@UseCase
public class DriftScans {

    /** Characters of a reason. */
    public static final int LONGEST_REASON = 500;

    /** So many tenants that are not as agreed are told of at most. */
    public static final int MOST_DRIFTING = 50;

    private final TenantReading tenants;
    private final DriftRequests requests;
    private final DriftFindings findings;
    private final DriftRows rows;
    private final Audit audit;
    private final CurrentActor caller;
    private final Clock clock;

    DriftScans(
            TenantReading tenants,
            DriftRequests requests,
            DriftFindings findings,
            DriftRows rows,
            Audit audit,
            CurrentActor caller,
            Clock clock) {
        this.tenants = tenants;
        this.requests = requests;
        this.findings = findings;
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** What became of asking for a comparison. */
    public sealed interface Asked {

        /**
         * A run compares.
         *
         * @param isNew false if this one was under way already
         */
        record Accepted(RunId run, boolean isNew) implements Asked {}

        /** A run is changing the tenant; what would be found now says nothing. */
        record Busy(RunId run, long number) implements Asked {}

        /** Only a live tenant is compared. */
        record Misplaced(StateName state) implements Asked {}
    }

    /** Requests the run that compares; it changes nothing and needs nobody's approval. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Asked scan(TenantId tenant) {
        Asked asked = requests.ask(tenant, caller.actor()).orElseGet(() -> new Asked.Misplaced(state(tenant)));
        if (asked instanceof Asked.Accepted(var run, var isNew) && isNew) {
            record(tenant, "drift.scan-asked", Map.of("run", run.toString()), null);
        }
        return asked;
    }

    private StateName state(TenantId tenant) {
        return tenants.tenant(tenant)
                .map(found -> StateName.of(found.state()))
                .orElseThrow(() -> new NotFound("tenant"));
    }

    /** What the newest comparison came to; empty if there was none. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public Optional<Drift> of(TenantId tenant) {
        return findings.of(tenant);
    }

    /** Tenants with differences that nobody lets be and that no run has changed since, the longest known first; at most {@link #MOST_DRIFTING}. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public List<Drifting> drifting() {
        return findings.drifting();
    }

    /**
     * Lets one difference be, as long as it is exactly this one. Throws {@link NotFound} if the newest comparison knows none of this
     * key; accepting twice changes nothing.
     *
     * @param reason 1 to {@link #LONGEST_REASON} characters
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public void accept(TenantId tenant, String difference, String reason) {
        Difference accepted = difference(tenant, difference);
        Acceptance acceptance = new Acceptance(caller.actor().reference(), clock.instant(), reason.strip());
        if (rows.accept(tenant, difference, acceptance)) {
            decided(tenant, "drift.accepted", accepted, reason.strip());
        }
    }

    /** Lets a difference be no longer. Throws {@link NotFound} as {@link #accept}. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public void withdraw(TenantId tenant, String difference) {
        Difference withdrawn = difference(tenant, difference);
        if (rows.withdraw(tenant, difference)) {
            decided(tenant, "drift.withdrawn", withdrawn, null);
        }
    }

    private Difference difference(TenantId tenant, String key) {
        return findings.of(tenant).stream()
                .flatMap(drift -> drift.differences().stream())
                .filter(difference -> difference.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("difference"));
    }

    private void decided(TenantId tenant, String act, Difference difference, @Nullable String reason) {
        findings.of(tenant).ifPresent(drift -> rows.found(tenant, drift));
        record(tenant, act, Map.of("change", difference.change().address()), reason);
    }

    private void record(TenantId tenant, String act, Map<String, String> details, @Nullable String reason) {
        audit.record(new AuditEntry(
                tenant, caller.actor(), act, new AuditEntry.Subject("tenant", tenant.toString()), details, reason));
    }
}
