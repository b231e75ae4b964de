package dev.tenantry.register;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.LiveTenants;
import dev.tenantry.tenants.RunningTenants;
import dev.tenantry.tenants.StayingTenants;
import dev.tenantry.tenants.SuspendedTenants;
import dev.tenantry.tenants.TenantClosed;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantLeaving;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantResumed;
import dev.tenantry.tenants.TenantState;
import dev.tenantry.tenants.TenantSuspended;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves tenants from state to state, for the modules that carry the change out. */
@Component
public class TenantStates implements LiveTenants, RunningTenants, SuspendedTenants, DepartingTenants, StayingTenants {

    private static final List<StateName> LEFT_FROM = List.of(StateName.LIVE, StateName.SUSPENDED);

    private static final List<StateName> GOING = List.of(StateName.OFFBOARDING, StateName.CLOSED);

    private final TenantScope scope;
    private final TenantRows rows;
    private final DraftCheck rules;
    private final Clock clock;

    TenantStates(TenantScope scope, TenantRows rows, DraftCheck rules, Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.rules = rules;
        this.clock = clock;
    }

    /** What became of a submission. */
    public sealed interface Submitted {

        record Done(TenantProfile profile) implements Submitted {}

        record Refused(List<Problem> problems) implements Submitted {}

        /** The draft was changed or submitted since it was read; nothing was done. */
        record Overtaken() implements Submitted {}
    }

    /**
     * Checks the draft once more and, if it is valid and still stored as it was read, makes it an onboarding tenant,
     * within the caller's scope. Throws {@link org.springframework.dao.DataIntegrityViolationException} if somebody who does not
     * wait for others took slug, account or network in this moment.
     */
    public Submitted submit(Tenant asRead) {
        rows.oneAfterTheOther();
        return switch (rules.of(asRead.id(), asRead.draft())) {
            case Checked.Invalid(var problems) -> new Submitted.Refused(problems);
            case Checked.Valid(var profile) -> submit(asRead, withOrigin(asRead.id(), profile), clock.instant());
        };
    }

    private Submitted submit(Tenant asRead, TenantProfile profile, Instant now) {
        return rows.submit(asRead.id(), profile, asRead.version(), now)
                ? new Submitted.Done(profile)
                : new Submitted.Overtaken();
    }

    /** What became of checking a correction. */
    public sealed interface Corrected {

        /** Valid, and kept nowhere yet. */
        record Checked(Correction correction, long version) implements Corrected {}

        record Refused(List<Problem> problems) implements Corrected {}

        /** The tenant was changed since that version, or is in another state. */
        record Overtaken() implements Corrected {}
    }

    /**
     * Checks what is to be other than it was agreed with a tenant in this state, and keeps others from changing it before the caller's
     * transaction ends. Within the caller's scope.
     *
     * @param version of the tenant as it was looked at
     * @param fixed what must not be changed any more, besides {@link Correction#FIXED}
     */
    public Corrected check(
            TenantId tenant, StateName state, long version, TenantDraft filled, Set<Field> fixed, Actor by) {
        Optional<Tenant> found = rows.hold(tenant, state) ? rows.find(tenant) : Optional.empty();
        if (found.isEmpty() || found.get().version() != version) {
            return new Corrected.Overtaken();
        }
        Tenant asRead = found.get();
        TenantDraft draft = Acknowledgements.sign(filled, asRead.draft(), by);
        List<Problem> tooLate = Correction.tooLate(draft, asRead.draft(), fixed);
        return tooLate.isEmpty() ? check(asRead, draft) : new Corrected.Refused(tooLate);
    }

    private Corrected check(Tenant asRead, TenantDraft draft) {
        return switch (rules.of(asRead.id(), draft)) {
            case Checked.Invalid(var problems) -> new Corrected.Refused(problems);
            case Checked.Valid(var profile) -> {
                Set<Field> changed = draft.changedFrom(asRead.draft());
                TenantProfile now =
                        Correction.keepingTheRest(profile, asRead.profile().orElseThrow(), changed);
                yield new Corrected.Checked(new Correction(draft, now, changed), asRead.version());
            }
        };
    }

    /** Keeps a correction that was checked in the same transaction. */
    public void keep(TenantId tenant, Corrected.Checked checked) {
        Correction correction = checked.correction();
        if (!rows.correct(tenant, correction.draft(), correction.profile(), checked.version())) {
            throw new IllegalStateException("changed although it was held: tenant " + tenant);
        }
    }

    private TenantProfile withOrigin(TenantId tenant, TenantProfile profile) {
        return rows.made(tenant).filter(profile.aws().accountId()::equals).isPresent()
                ? profile.inAccountThatIs(AccountOrigin.CREATED)
                : profile;
    }

    /**
     * Whether the tenant is a draft, which nobody submits before the caller's transaction ends. Within the caller's scope.
     */
    public boolean holdDraft(TenantId tenant) {
        return rows.hold(tenant, StateName.DRAFT);
    }

    /**
     * Whether the tenant is being onboarded, which nobody changes before the caller's transaction ends: whoever asks for a run and
     * whoever makes it a draft again come one after the other. Within the caller's scope.
     */
    public boolean holdOnboarding(TenantId tenant) {
        return rows.hold(tenant, StateName.ONBOARDING);
    }

    /**
     * What was agreed with a tenant in this state, which nobody changes before the caller's transaction ends; empty if it is in
     * another. Within the caller's scope.
     */
    public Optional<TenantProfile> hold(TenantId tenant, StateName state) {
        return rows.hold(tenant, state) ? rows.find(tenant).flatMap(Tenant::profile) : Optional.empty();
    }

    /** Makes an onboarding tenant a draft again, within the caller's scope; false if it is in another state. */
    public boolean reopen(TenantId tenant) {
        return rows.reopen(tenant, clock.instant());
    }

    @Override
    public boolean holdStaying(TenantId tenant) {
        return rows.holdBut(tenant, GOING);
    }

    @Override
    public boolean wentLive(TenantId tenant) {
        return scope.asProvider(() -> rows.find(tenant))
                .map(found -> switch (found.state()) {
                    case TenantState.Draft draft -> false;
                    case TenantState.Onboarding onboarding -> false;
                    case TenantState.Live live -> true;
                    case TenantState.Suspended suspended -> true;
                    case TenantState.Offboarding leaving -> true;
                    case TenantState.Closed closed -> true;
                })
                .orElse(false);
    }

    @Override
    public Optional<TenantProfile> live(TenantId tenant) {
        return scope.asProvider(() -> rows.find(tenant))
                .filter(found -> found.state() instanceof TenantState.Live)
                .flatMap(Tenant::profile);
    }

    @Override
    public List<TenantId> live() {
        return scope.asProvider(() -> rows.in(StateName.LIVE));
    }

    @Override
    public boolean isSuspended(TenantId tenant) {
        return scope.asProvider(() -> rows.find(tenant))
                .filter(found -> found.state() instanceof TenantState.Suspended)
                .isPresent();
    }

    @Override
    public boolean isLeaving(TenantId tenant) {
        return scope.asProvider(() -> rows.find(tenant))
                .filter(found -> found.state() instanceof TenantState.Offboarding)
                .isPresent();
    }

    @Override
    public boolean isClosed(TenantId tenant) {
        return closed(tenant).isPresent();
    }

    @Override
    public Optional<TenantProfile> closed(TenantId tenant) {
        return scope.asProvider(() -> rows.find(tenant))
                .filter(found -> found.state() instanceof TenantState.Closed)
                .flatMap(Tenant::profile);
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void suspended(TenantSuspended event) {
        TenantState standing = new TenantState.Suspended(event.at(), event.reason());
        scope.inProvider(() -> rows.move(event.tenant(), StateName.LIVE, standing));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void resumed(TenantResumed event) {
        scope.inProvider(() -> rows.move(event.tenant(), StateName.SUSPENDED, new TenantState.Live(event.at())));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void leaving(TenantLeaving event) {
        TenantState leaving = new TenantState.Offboarding(event.at());
        scope.inProvider(() -> LEFT_FROM.forEach(state -> rows.move(event.tenant(), state, leaving)));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void closed(TenantClosed event) {
        scope.inProvider(() -> rows.move(event.tenant(), StateName.OFFBOARDING, new TenantState.Closed(event.at())));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void wentLive(TenantWentLive event) {
        scope.inProvider(() -> rows.move(event.tenant(), StateName.ONBOARDING, new TenantState.Live(event.at())));
    }
}
