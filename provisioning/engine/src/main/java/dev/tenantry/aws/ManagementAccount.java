package dev.tenantry.aws;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The way into the organization's management account, and from there into the accounts that it made. */
@Component
@EnableConfigurationProperties(OrganizationSettings.class)
class ManagementAccount {

    /** Organizations lives there, for every account in the world. */
    static final String REGION = "us-east-1";

    private static final String SESSION = "tenantry";

    private final AwsClients clients;
    private final OrganizationSettings settings;

    ManagementAccount(AwsClients clients, OrganizationSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    static ManagementAccount by(AwsClients clients, @Nullable String role) {
        return new ManagementAccount(clients, new OrganizationSettings(role, "OrganizationAccountAccessRole"));
    }

    OrganizationSettings settings() {
        return settings;
    }

    /** As the organization's manager. */
    <T> T asManager(Function<AwsCredentialsProvider, T> work) {
        return AwsFailures.translating(() -> assumed(clients.own(), REGION, settings.roleOrThrow(), work));
    }

    /** As the administrator of one of its accounts. */
    <T> T asAdministrator(String account, String region, Function<AwsCredentialsProvider, T> work) {
        String role = administratorOf(account);
        return asManager(manager -> assumed(manager, region, role, work));
    }

    String administratorOf(String account) {
        return "arn:aws:iam::" + account + ":role/" + settings.accountRole();
    }

    private <T> T assumed(
            AwsCredentialsProvider by, String region, String role, Function<AwsCredentialsProvider, T> work) {
        try (StsClient sts = clients.make(StsClient.builder(), region, by);
                StsAssumeRoleCredentialsProvider credentials = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(assume -> assume.roleArn(role).roleSessionName(SESSION))
                        .build()) {
            return work.apply(credentials);
        }
    }
}
