package dev.tenantry.tenantjobs;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.function.Function;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The part of a tenant's account that the runner needs, under the provisioner role. */
interface TenantAccounts {

    /** Works in an account; throws {@link dev.tenantry.outside.OutsideFailure} for whatever AWS says. */
    <T> T in(AwsTarget target, Function<Clients, T> work);

    /** Clients that live as long as the work. */
    record Clients(S3Client s3, CodeBuildClient builds) {}
}
