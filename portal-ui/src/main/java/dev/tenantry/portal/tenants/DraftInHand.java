package dev.tenantry.portal.tenants;

import dev.tenantry.identity.NotFound;
import dev.tenantry.register.Checked;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Set;

/** A draft in the hands of one person; keeps what was typed also when somebody else was faster. */
final class DraftInHand {

    private final TenantReading tenants;
    private final TenantDrafts drafts;
    private Tenant seen;
    private TenantDraft draft;
    private long version;
    private boolean overtaken;
    private boolean tooLate;

    DraftInHand(TenantReading tenants, TenantDrafts drafts, TenantId id) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.seen = read(tenants, id);
        this.draft = seen.draft();
        this.version = seen.version();
    }

    private static Tenant read(TenantReading tenants, TenantId id) {
        return tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
    }

    TenantId id() {
        return seen.id();
    }

    TenantDraft draft() {
        return draft;
    }

    /** The version that was looked at. */
    long version() {
        return version;
    }

    boolean submitted() {
        return seen.profile().isPresent();
    }

    /** Whether something typed could not be kept, because somebody else changed the draft meanwhile. */
    boolean overtaken() {
        return overtaken;
    }

    /** Whether somebody else submitted the draft before what was typed could be kept: nothing more gets into it. */
    boolean tooLate() {
        return tooLate;
    }

    /** What was typed here since the draft was last read or kept. */
    Set<Field> mine() {
        return draft.changedFrom(seen.draft());
    }

    List<Problem> problems() {
        return switch (drafts.check(id(), draft)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(var all) -> all;
        };
    }

    /** Returns whether all that was typed is kept now. */
    boolean keep(TenantDraft filled) {
        draft = filled;
        if (mine().isEmpty()) {
            return !overtaken;
        }
        switch (drafts.save(id(), draft, version)) {
            case TenantDrafts.Saved.Kept(long now) -> kept(now);
            case TenantDrafts.Saved.Overtaken other -> overtakenBy(read(tenants, id()));
        }
        return !overtaken;
    }

    private void overtakenBy(Tenant theirs) {
        overtaken = true;
        tooLate = theirs.profile().isPresent();
    }

    private void kept(long now) {
        version = now;
        seen = new Tenant(id(), draft.get(Field.DISPLAY_NAME), seen.state(), draft, seen.profile(), now);
        overtaken = false;
    }

    /** Reads the draft anew; what was typed and not kept is gone. */
    void takeTheirs() {
        take(read(tenants, id()));
    }

    private void take(Tenant theirs) {
        seen = theirs;
        draft = seen.draft();
        version = seen.version();
        overtaken = false;
        tooLate = false;
    }

    /**
     * Puts what was typed here into the draft as the other left it; returns whether it is kept now. What was typed stays in the hand
     * if the other has submitted it.
     */
    boolean keepMine() {
        Tenant theirs = read(tenants, id());
        if (theirs.profile().isPresent()) {
            overtakenBy(theirs);
            return false;
        }
        Set<Field> typed = mine();
        TenantDraft own = draft;
        take(theirs);
        return keep(draft.with(typed, own));
    }
}
