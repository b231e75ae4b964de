package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** By the provisioner role of the tenant's account and its external id. */
@Component
class AssumedRoleAccounts implements TenantAccounts {

    private static final String SESSION = "tenantry";

    private final AwsClients clients;
    private final EmulatedBootstrap bootstrap = new EmulatedBootstrap();

    AssumedRoleAccounts(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public <T> T in(AwsTarget target, Function<Account, T> work) {
        return AwsFailures.translating(() -> {
            try (StsClient own = clients.make(StsClient.builder(), target.region(), clients.own());
                    StsAssumeRoleCredentialsProvider role = StsAssumeRoleCredentialsProvider.builder()
                            .stsClient(own)
                            .refreshRequest(assume -> assume.roleArn(target.provisionerRoleArn())
                                    .roleSessionName(SESSION)
                                    .externalId(target.externalId()))
                            .build();
                    OpenAccount account = new OpenAccount(clients, target.region(), role)) {
                if (clients.emulator() != null) {
                    bootstrap.ensure(target, account);
                }
                return work.apply(account);
            }
        });
    }
}
