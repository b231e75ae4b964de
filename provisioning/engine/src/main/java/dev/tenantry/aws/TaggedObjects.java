package dev.tenantry.aws;

import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.List;

/** What carries a tenant's tag in its account, whoever made it and whether or not Terraform knows of it. */
public interface TaggedObjects {

    /**
     * ARNs of what still exists, sorted; what only waits for the date of its deletion is not among them. Throws
     * {@link dev.tenantry.outside.OutsideFailure} if it cannot be read.
     */
    List<String> of(AwsTarget target, TenantId tenant);
}
