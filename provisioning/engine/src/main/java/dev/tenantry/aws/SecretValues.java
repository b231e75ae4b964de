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

    /** Whether it has a current value, whichever; throws as {@link #isCurrent}. */
    boolean isFilled(AwsTarget target, String arn);

    /**
     * Makes a value current that a person brought. It need be neither random nor long, so nothing that is derived from it is
     * left in the account either; a second time writes it again.
     */
    void bring(AwsTarget target, String arn, String value);

    /** Of these accounts. */
    static SecretValues in(TenantAccounts accounts) {
        return new NumberedSecretValues(accounts);
    }
}
