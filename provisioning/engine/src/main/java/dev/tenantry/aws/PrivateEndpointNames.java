package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** By EC2's own private names of endpoint services, under the provisioner's role. */
@Component
class PrivateEndpointNames implements EndpointNames {

    private final TenantAccounts accounts;

    PrivateEndpointNames(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean isAnswered(AwsTarget target, String endpoint) {
        return accounts.in(
                target,
                account ->
                        account
                                .ec2()
                                .describeVpcEndpoints(asked -> asked.vpcEndpointIds(endpoint))
                                .vpcEndpoints()
                                .stream()
                                .anyMatch(VpcEndpoint::privateDnsEnabled));
    }

    @Override
    public void answer(AwsTarget target, String endpoint) {
        accounts.in(
                target,
                account -> account.ec2()
                        .modifyVpcEndpoint(
                                wanted -> wanted.vpcEndpointId(endpoint).privateDnsEnabled(true)));
    }
}
