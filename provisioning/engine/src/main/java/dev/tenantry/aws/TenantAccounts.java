package dev.tenantry.aws;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

/** Tenants' accounts under the roles that their bootstraps make. */
public interface TenantAccounts {

    /**
     * Works in an account by its provisioner role. Throws {@link dev.tenantry.outside.OutsideFailure} for whatever AWS says, also if the role
     * cannot be assumed.
     */
    <T> T in(AwsTarget target, Function<Account, T> work);

    /** Looks into an account by the role that changes nothing and reads no content. Throws as {@link #in}. */
    default <T> T lookingIn(AwsTarget target, Function<Account, T> work) {
        return in(target.forLooking(), work);
    }

    /**
     * Accounts by the roles that their bootstraps make there.
     *
     * @param emulator takes any credentials; null is AWS itself
     */
    static TenantAccounts underTheirRoles(@Nullable URI emulator) {
        return new AssumedRoleAccounts(new AwsClients(new AwsSettings(emulator)));
    }

    /** Clients that live as long as the work, each made when it is first asked for. */
    interface Account {

        /** The 12 digits of the account that the credentials are for, as AWS says. */
        String id();

        S3Client s3();

        CodeBuildClient builds();

        CloudWatchClient figures();

        CloudWatchLogsClient logs();

        SecretsManagerClient secrets();

        ServiceQuotasClient quotas();

        Ec2Client ec2();

        EksClient eks();

        ElastiCacheClient caches();

        KmsClient keys();

        ResourceGroupsTaggingApiClient tags();
    }
}
