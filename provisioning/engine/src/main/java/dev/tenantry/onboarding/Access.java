package dev.tenantry.onboarding;

import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile.AwsTarget;

/** What came of an attempt to enter a tenant's account. */
public sealed interface Access {

    /** The way is open. */
    record Proven(AwsTarget target) implements Access {}

    /**
     * AWS let us not in. It does not say whether role, external id or trust is wrong.
     *
     * @param words what AWS said
     */
    record Refused(AwsTarget target, String words) implements Access {

        /** With the next action. */
        public Saying cause() {
            return OnboardingPhrase.NOT_ASSUMABLE.say(
                    target.provisionerRoleArn(), target.externalId(), target.accountId());
        }
    }

    /**
     * The role leads somewhere else.
     *
     * @param account where it leads
     */
    record WrongAccount(AwsTarget target, String account) implements Access {

        /** With the next action. */
        public Saying cause() {
            return OnboardingPhrase.WRONG_ACCOUNT.say(account, target.accountId());
        }
    }

    /**
     * The role lets us in, and not work under this tenant's short name: its stack was made with another.
     *
     * @param words what AWS said
     */
    record OtherShortName(AwsTarget target, Slug slug, String words) implements Access {

        /** With the next action. */
        public Saying cause() {
            return OnboardingPhrase.OTHER_SHORT_NAME.say(target.provisionerRoleArn(), slug.value(), target.accountId());
        }
    }
}
