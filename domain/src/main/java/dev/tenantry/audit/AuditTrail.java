package dev.tenantry.audit;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.tenants.TenantId;
import java.util.List;

/** Reading, verifying and exporting what happened. */
@UseCase
public class AuditTrail {

    /** So many actors are told of at most. */
    public static final int MOST_ACTORS = 10_000;

    private static final int PAGE = 50;

    private final TrailRows rows;
    private final ChainCheck check;
    private final TrailExport export;
    private final OpenEffects effects;

    AuditTrail(TrailRows rows, ChainCheck check, TrailExport export, OpenEffects effects) {
        this.rows = rows;
        this.check = check;
        this.export = export;
        this.effects = effects;
    }

    /** A page of up to 50 entries of all chains, newest first. */
    @Allow({PROVIDER_ADMIN, OPERATOR, AUDITOR})
    public TrailPage list(TrailFilter filter) {
        return page(rows.list(filter, PAGE + 1));
    }

    /** A page of up to 50 entries of one tenant's chain, newest first. */
    @Allow({PROVIDER_ADMIN, OPERATOR, AUDITOR, TENANT_ADMIN})
    public TrailPage listOf(TenantId tenant, TrailFilter filter) {
        return page(rows.list(filter.of(tenant), PAGE + 1));
    }

    /** Whoever has acted in any chain, at most {@link #MOST_ACTORS}. */
    @Allow({PROVIDER_ADMIN, OPERATOR, AUDITOR})
    public List<Actor> actors() {
        return rows.actors(MOST_ACTORS);
    }

    /** Whoever has acted in one tenant's chain, likewise. */
    @Allow({PROVIDER_ADMIN, OPERATOR, AUDITOR, TENANT_ADMIN})
    public List<Actor> actorsOf(TenantId tenant) {
        return rows.actorsOf(tenant, MOST_ACTORS);
    }

    private static TrailPage page(List<TrailEntry> oneMore) {
        if (oneMore.size() <= PAGE) {
            return new TrailPage(oneMore, null);
        }
        List<TrailEntry> page = oneMore.subList(0, PAGE);
        return new TrailPage(
                page, new TrailFilter.Cursor(page.getLast().at(), page.getLast().id()));
    }

    /** Computes the provider's chain anew. */
    @Allow({PROVIDER_ADMIN, AUDITOR})
    public Verification verify() {
        return verified(check.check(JdbcAudit.PROVIDER_CHAIN));
    }

    /** Computes a tenant's chain anew. */
    @Allow({PROVIDER_ADMIN, AUDITOR, TENANT_ADMIN})
    public Verification verifyOf(TenantId tenant) {
        return verified(check.check(tenant.value()));
    }

    private static Verification verified(ChainCheck.Found found) {
        return switch (found) {
            case ChainCheck.Found.Whole(long entries) -> new Verification.Whole(entries);
            case ChainCheck.Found.Broken(long seq, Flaw flaw) -> new Verification.Broken(seq, flaw);
        };
    }

    /** What verifying found. */
    public sealed interface Verification {

        record Whole(long entries) implements Verification {}

        /**
         * The chain is not what was written.
         *
         * @param seq the first entry of the chain that cannot be trusted
         */
        record Broken(long seq, Flaw flaw) implements Verification {}
    }

    /** What is wrong with the first entry of a chain that cannot be trusted. */
    public enum Flaw {
        MISSING,
        /** It is not what was written. */
        CHANGED,
        /** The chain up to it is not the one whose head was kept outside the database. */
        NOT_AS_KEPT,
        REASON_CHANGED,
        /** The chain ends before its head. */
        CUT_OFF
    }

    /** Everything the filter lets through, oldest last, as CSV (RFC 4180, UTF-8) that no spreadsheet executes. */
    @Allow(
            value = {PROVIDER_ADMIN, AUDITOR},
            scope = Allow.Scope.BY_METHOD)
    public void csv(TrailFilter filter, Appendable to) {
        export.csv(filter, to);
    }

    /** Everything the filter lets through as one JSON array, oldest last. */
    @Allow(
            value = {PROVIDER_ADMIN, AUDITOR},
            scope = Allow.Scope.BY_METHOD)
    public void json(TrailFilter filter, Appendable to) {
        export.json(filter, to);
    }

    /** The 50 oldest effects on outside systems of which nobody knows how they ended. */
    @Allow({PROVIDER_ADMIN, OPERATOR, AUDITOR})
    public List<OpenEffect> openEffects() {
        return effects.oldest(PAGE);
    }

    /** As {@link #openEffects()}, of one tenant. */
    @Allow({PROVIDER_ADMIN, OPERATOR, AUDITOR, TENANT_ADMIN})
    public List<OpenEffect> openEffectsOf(TenantId tenant) {
        return effects.oldestOf(tenant, PAGE);
    }
}
