package dev.tenantry.register;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.tenants.TenantDiscarded;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantRunHistory;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;

/** Filling in a tenant's draft, step by step, over days if need be. */
@UseCase
public class TenantDrafts {

    private final TenantRows rows;
    private final DraftCheck rules;
    private final TenantRunHistory history;
    private final Audit audit;
    private final CurrentActor caller;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TenantDrafts(
            TenantRows rows,
            DraftCheck rules,
            TenantRunHistory history,
            Audit audit,
            CurrentActor caller,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.history = history;
        this.audit = audit;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a save. */
    public sealed interface Saved {

        /**
         * The draft was saved.
         *
         * @param version give it to the next save
         */
        record Kept(long version) implements Saved {}

        /** Somebody else saved or submitted it in between; nothing was overwritten. */
        record Overtaken() implements Saved {}
    }

    /** What a new draft holds: the usual values, and the agency's MCP server as long as there is one. Kept nowhere yet. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public TenantDraft fresh() {
        return rules.fresh();
    }

    /** A new draft with the usual values. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public TenantId begin() {
        return begin(rules.fresh());
    }

    /** A new draft with another tenant's agreements, without what must be unique. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public TenantId cloneOf(TenantId tenant) {
        return begin(rows.find(tenant)
                .orElseThrow(() -> new NotFound("tenant"))
                .draft()
                .cloned());
    }

    /** A new draft that is filled in already, right or wrong. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public TenantId beginWith(TenantDraft draft) {
        return begin(draft);
    }

    private TenantId begin(TenantDraft draft) {
        TenantId id = TenantId.random();
        rows.insert(id, draft, clock.instant());
        record(id, "tenant.drafted", Map.of());
        return id;
    }

    /** Keeps what was filled in, right or wrong; acknowledgements that are new in it are the caller's. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public Saved save(TenantId tenant, TenantDraft draft, long version) {
        TenantDraft stored =
                rows.find(tenant).orElseThrow(() -> new NotFound("tenant")).draft();
        TenantDraft signed = Acknowledgements.sign(draft, stored, caller.actor());
        if (!rows.saveDraft(tenant, signed, version)) {
            return new Saved.Overtaken();
        }
        record(tenant, "tenant.draft-saved", Map.of("fields", names(signed.changedFrom(stored))));
        return new Saved.Kept(version + 1);
    }

    /** Every problem of a draft as it would be submitted now. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public Checked check(TenantId tenant, TenantDraft draft) {
        return rules.of(tenant, draft);
    }

    /** What became of throwing a draft away. */
    public enum Discarded {
        DONE,
        /** Somebody changed it since that version; look again at what is thrown away. */
        OVERTAKEN,
        /** It was submitted meanwhile, and a tenant is not thrown away. */
        SUBMITTED,
        /** A run was created for it: what that did is told of under this tenant. */
        HAS_RUNS
    }

    /**
     * Throws a draft away for good; the audit trail keeps that there was one.
     *
     * @param version of the draft as it was looked at
     */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public Discarded discard(TenantId tenant, long version) {
        boolean held = rows.hold(tenant, StateName.DRAFT);
        Tenant found = rows.find(tenant).orElseThrow(() -> new NotFound("tenant"));
        if (!held) {
            return Discarded.SUBMITTED;
        }
        if (history.hasRuns(tenant)) {
            return Discarded.HAS_RUNS;
        }
        if (found.version() != version) {
            return Discarded.OVERTAKEN;
        }
        rows.discard(tenant);
        events.publishEvent(new TenantDiscarded(tenant));
        record(tenant, "tenant.draft-discarded", Map.of());
        return Discarded.DONE;
    }

    /** Names, never values: people's names and addresses have no place in the trail. */
    private static String names(Set<Field> fields) {
        return fields.stream().sorted().map(Field::name).collect(Collectors.joining(", "));
    }

    private void record(TenantId tenant, String act, Map<String, String> facts) {
        audit.record(
                AuditEntry.of(tenant, caller.actor(), act, new AuditEntry.Subject("tenant", tenant.toString()), facts));
    }
}
