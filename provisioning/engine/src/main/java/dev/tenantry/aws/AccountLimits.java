package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What AWS allows in a tenant's account. */
public interface AccountLimits {

    /**
     * How much is allowed and how much is in use in the target's region, without what a tenant's own stack uses.
     * Throws {@link dev.tenantry.outside.OutsideFailure} if it cannot be read, also if we are not permitted to.
     *
     * @param ownName what objects of the tenant's stack are called or begin with
     */
    Reading of(AwsTarget target, String ownName, Quota quota);

    /**
     * Limits as they are read in each account by its provisioner role.
     *
     * @param emulator takes any credentials; null is AWS itself
     */
    static AccountLimits underTheirRoles(@Nullable URI emulator) {
        return new ServiceQuotas(TenantAccounts.underTheirRoles(emulator));
    }

    /**
     * A limit, and how far it is used up.
     *
     * @param limit as granted
     * @param used by whatever else is in the account
     */
    record Reading(int limit, int used) {

        public int free() {
            return Math.max(0, limit - used);
        }
    }
}
