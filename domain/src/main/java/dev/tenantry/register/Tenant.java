package dev.tenantry.register;

import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantState;
import java.util.Optional;

/**
 * A tenant as the register holds it.
 *
 * @param name the display name, or what a nameless draft is called by: empty
 * @param profile empty for a draft
 * @param version raised by each save; a save against an older one is told so
 */
public record Tenant(
        TenantId id, String name, TenantState state, TenantDraft draft, Optional<TenantProfile> profile, long version) {

    /** The account as agreed, or as the draft names it so far; empty as long as it names none that can be. */
    public Optional<AwsTarget> account() {
        return profile.map(TenantProfile::aws).or(() -> ProfileOfDraft.account(id, draft));
    }

    /** The short name as agreed, or as the draft says so far; empty as long as it can be none. */
    public Optional<Slug> slug() {
        return profile.map(TenantProfile::slug)
                .or(() ->
                        Optional.of(draft.get(Field.SLUG)).filter(Slug::isValid).map(Slug::of));
    }

    /** The same with this draft, which nobody has kept yet. */
    public Tenant with(TenantDraft other) {
        return new Tenant(id, name, state, other, profile, version);
    }
}
