package dev.tenantry.onboarding;

import dev.tenantry.tenants.TenantProfile.AwsTarget;

/** What an attempt to enter a tenant's account told, as somebody at the wizard needs it: each answer has its own next act. */
public sealed interface WayIn {

    /**
     * The role lets us in and leads where it was agreed.
     *
     * @param guarded whether it was shown that it refuses whoever does not know the external id; an emulator cannot show it
     */
    record Open(AwsTarget target, boolean guarded) implements WayIn {}

    /** The role lets us in, but also without the agreed external id: its trust is not the template's. */
    record Unguarded(AwsTarget target) implements WayIn {}

    /**
     * AWS lets us not in. It does not tell whether the role, its trust or the external id is wrong.
     *
     * @param words what AWS said
     */
    record NotAssumable(AwsTarget target, String words) implements WayIn {}

    /**
     * The answer names the external id as the reason.
     *
     * @param words what was said
     */
    record OtherExternalId(AwsTarget target, String words) implements WayIn {}

    /**
     * The role leads somewhere else.
     *
     * @param account where it leads
     */
    record WrongAccount(AwsTarget target, String account) implements WayIn {}

    /**
     * The role lets us in, and its rights are bounded by another short name than the tenant's: the stack was made with that one.
     *
     * @param words what AWS said
     */
    record OtherShortName(AwsTarget target, String slug, String words) implements WayIn {}

    /**
     * The portal itself has no credentials, wrong ones, or no right to assume roles; the customer can do nothing about it.
     *
     * @param words what was said
     */
    record PortalRefused(String words) implements WayIn {}

    /**
     * AWS gave no answer in time, or none that can be understood; nothing is known of the role.
     *
     * @param words what happened
     */
    record Unanswered(String words) implements WayIn {}

    /** The draft does not yet name an account and a region that could be tried. */
    record Incomplete() implements WayIn {}
}
