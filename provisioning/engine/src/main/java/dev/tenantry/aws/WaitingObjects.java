package dev.tenantry.aws;

import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.List;

/** What carries a tenant's tag in its account, can be used by nobody any more, and waits for the date of its deletion. */
public interface WaitingObjects {

    /** ARNs, sorted. Throws {@link dev.tenantry.outside.OutsideFailure} if it cannot be read. */
    List<String> waiting(AwsTarget target, TenantId tenant);
}
