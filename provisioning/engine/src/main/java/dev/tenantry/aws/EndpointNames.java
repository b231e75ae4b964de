package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;

/**
 * Names of the provider's services inside a tenant's network. A certificate fits the service's own name alone, and that name is
 * answered by the endpoint only once the provider has accepted it: too late for the stack, which is built before.
 */
public interface EndpointNames {

    /** Whether the network answers the service's own name by this endpoint; throws {@link dev.tenantry.outside.OutsideFailure}. */
    boolean isAnswered(AwsTarget target, String endpoint);

    /** Has the network answer it; the endpoint must be accepted and working. The same again changes nothing. */
    void answer(AwsTarget target, String endpoint);
}
