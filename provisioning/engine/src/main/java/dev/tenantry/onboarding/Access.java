package dev.tenantry.onboarding;

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
        public String cause() {
            return "the role " + target.provisionerRoleArn() + " cannot be assumed with the external id "
                    + target.externalId() + "; run the bootstrap template in the account " + target.accountId()
                    + " with exactly this external id, then try again";
        }
    }

    /**
     * The role leads somewhere else.
     *
     * @param account where it leads
     */
    record WrongAccount(AwsTarget target, String account) implements Access {

        /** With the next action. */
        public String cause() {
            return "the role leads into the account " + account + ", agreed is " + target.accountId()
                    + "; correct the account in the tenant's inputs, or run the bootstrap template in the right one";
        }
    }
}
