package dev.tenantry.aws;

import dev.tenantry.aws.TenantAccounts.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An account as long as somebody works in it; used by one thread. */
final class OpenAccount implements Account, AutoCloseable {

    private final AwsClients clients;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final List<SdkClient> made = new ArrayList<>();
    private @Nullable S3Client s3;
    private @Nullable CodeBuildClient builds;
    private @Nullable CloudWatchLogsClient logs;
    private @Nullable SecretsManagerClient secrets;
    private @Nullable KmsClient keys;

    OpenAccount(AwsClients clients, String region, AwsCredentialsProvider credentials) {
        this.clients = clients;
        this.region = region;
        this.credentials = credentials;
    }

    private <C extends SdkClient> C kept(Supplier<C> make) {
        C client = make.get();
        made.add(client);
        return client;
    }

    @Override
    public String id() {
        return kept(() -> clients.make(StsClient.builder(), region, credentials))
                .getCallerIdentity()
                .account();
    }

    @Override
    public S3Client s3() {
        if (s3 == null) {
            s3 = kept(() ->
                    clients.make(S3Client.builder().forcePathStyle(clients.emulator() != null), region, credentials));
        }
        return s3;
    }

    @Override
    public CodeBuildClient builds() {
        if (builds == null) {
            builds = kept(() -> clients.make(CodeBuildClient.builder(), region, credentials, new EmulatorTimes()));
        }
        return builds;
    }

    @Override
    public CloudWatchClient figures() {
        return kept(() -> clients.make(CloudWatchClient.builder(), region, credentials));
    }

    @Override
    public CloudWatchLogsClient logs() {
        if (logs == null) {
            logs = kept(() -> clients.make(CloudWatchLogsClient.builder(), region, credentials));
        }
        return logs;
    }

    @Override
    public SecretsManagerClient secrets() {
        if (secrets == null) {
            secrets = kept(() -> clients.make(SecretsManagerClient.builder(), region, credentials));
        }
        return secrets;
    }

    @Override
    public ServiceQuotasClient quotas() {
        return kept(() -> clients.make(ServiceQuotasClient.builder(), region, credentials));
    }

    @Override
    public Ec2Client ec2() {
        return kept(() -> clients.make(Ec2Client.builder(), region, credentials));
    }

    @Override
    public EksClient eks() {
        return kept(() -> clients.make(EksClient.builder(), region, credentials));
    }

    @Override
    public ElastiCacheClient caches() {
        return kept(() -> clients.make(ElastiCacheClient.builder(), region, credentials));
    }

    @Override
    public KmsClient keys() {
        if (keys == null) {
            keys = kept(() -> clients.make(KmsClient.builder(), region, credentials));
        }
        return keys;
    }

    @Override
    public ResourceGroupsTaggingApiClient tags() {
        return kept(() -> clients.make(ResourceGroupsTaggingApiClient.builder(), region, credentials));
    }

    @Override
    public void close() {
        made.forEach(SdkClient::close);
    }
}
