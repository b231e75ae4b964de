package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;

/** Users of the caches (Valkey) in a tenant's account, whom its stack makes without a password. */
public interface CacheUsers {

    /**
     * Whether the user signs in with a password. Which one cannot be asked. Throws
     * {@link dev.tenantry.outside.OutsideFailure}, also if there is no such user.
     */
    boolean hasPassword(AwsTarget target, String userId);

    /** Makes it the user's only password; the same again changes nothing. Takes effect within a minute or two. */
    void setPassword(AwsTarget target, String userId, String password);
}
