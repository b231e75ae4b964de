package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** By the provisioner role of the tenant's account and its external id. */
@Component
class AssumedRoleAccounts implements TenantAccounts {

    private final @Nullable URI emulator;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(4))
            .build();

    AssumedRoleAccounts(@Value("${tenantry.infrastructure.emulator:#{null}}") @Nullable URI emulator) {
        this.emulator = emulator;
    }

    @Override
    public <T> T in(AwsTarget target, Function<Clients, T> work) {
        Region region = Region.of(target.region());
        try (StsClient sts = at(StsClient.builder(), region, own()).build();
                StsAssumeRoleCredentialsProvider role = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(assume -> assume.roleArn(target.provisionerRoleArn())
                                .roleSessionName("tenantry-runner")
                                .externalId(target.externalId()))
                        .build();
                S3Client s3 = at(S3Client.builder(), region, role)
                        .forcePathStyle(emulator != null)
                        .build();
                CodeBuildClient builds =
                        readable(at(CodeBuildClient.builder(), region, role)).build()) {
            return work.apply(new Clients(s3, builds));
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private CodeBuildClientBuilder readable(CodeBuildClientBuilder builder) {
        return emulator == null
                ? builder
                : builder.overrideConfiguration(with -> with.addExecutionInterceptor(new EmulatorTimes()));
    }

    /** The portal's own credentials; an emulator takes any. */
    private AwsCredentialsProvider own() {
        return emulator == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(
            B builder, Region region, AwsCredentialsProvider credentials) {
        B made = builder.region(region).credentialsProvider(credentials).httpClient(http);
        return emulator == null ? made : made.endpointOverride(emulator);
    }

    private static OutsideFailure failure(SdkException e) {
        String words = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode() + ": "
                        + service.awsErrorDetails().errorMessage()
                : String.valueOf(e.getMessage());
        return new OutsideFailure(OutsideSystem.AWS, kind(e), status(e), words, null, e);
    }

    private static int status(SdkException e) {
        return e instanceof AwsServiceException service ? service.statusCode() : 0;
    }

    private static Kind kind(SdkException e) {
        if (e instanceof SdkClientException) {
            return Kind.DOWN;
        }
        return switch (status(e)) {
            case 401, 403 -> Kind.NOT_AUTHORIZED;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.ALREADY_EXISTS;
            case 429 -> Kind.RATE_LIMITED;
            case 502, 503, 504 -> Kind.DOWN;
            default -> status(e) >= 500 ? Kind.BROKEN : Kind.REJECTED;
        };
    }
}
