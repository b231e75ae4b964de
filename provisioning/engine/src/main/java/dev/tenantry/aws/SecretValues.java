package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;

/**
 * Values of secrets in a tenant's account. They can be written and compared, not read: whoever only has the portal's rights
 * learns none of them.
 */
public interface SecretValues {

    /** Whether this value is the current one; throws {@link dev.tenantry.outside.OutsideFailure}, also if there is no such secret. */
    boolean isCurrent(AwsTarget target, String arn, String value);

    /** Makes it the current value; nothing happens if it is. */
    void put(AwsTarget target, String arn, String value);

    /** Of these accounts. */
    static SecretValues in(TenantAccounts accounts) {
        return new NumberedSecretValues(accounts);
    }
}
