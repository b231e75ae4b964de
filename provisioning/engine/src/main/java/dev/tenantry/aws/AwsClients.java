package dev.tenantry.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * How every client of AWS is made: short timeouts and no repeating of its own, since the engine decides on that. Only what others
 * wait for in between is repeated, once.
 */
@Component
@EnableConfigurationProperties(AwsSettings.class)
class AwsClients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(4);
    /** Of one of two attempts, which together take less than a step's call may. */
    private static final Duration READ_SOON = Duration.ofMillis(1_500);

    private static final Duration SOON = Duration.ofSeconds(4);

    private final AwsSettings settings;
    private final SdkHttpClient http = http(CONNECT, READ);
    private final SdkHttpClient soon = http(READ_SOON, READ_SOON);

    AwsClients(AwsSettings settings) {
        this.settings = settings;
    }

    private static SdkHttpClient http(Duration connect, Duration read) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(connect)
                .socketTimeout(read)
                .build();
    }

    @Nullable
    URI emulator() {
        return settings.emulator();
    }

    /** The portal's own credentials. */
    AwsCredentialsProvider own() {
        return settings.emulator() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
    }

    /** @param mending what an emulator's answers need */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(
            B builder, String region, AwsCredentialsProvider credentials, ExecutionInterceptor... mending) {
        return made(
                builder.httpClient(http),
                region,
                credentials,
                with -> with.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(CONNECT.plus(READ))
                        .executionInterceptors(settings.emulator() == null ? List.of() : List.of(mending)));
    }

    /**
     * In the provider's own account, for what takes milliseconds and may be done twice, in the midst of something else. Its second
     * attempt included it ends before the call of a step is cut off.
     */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C makeForSoon(B builder, String region) {
        return made(
                builder.httpClient(soon),
                region,
                own(),
                with -> with.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(2)
                                .build())
                        .apiCallTimeout(SOON));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
            B builder,
            String region,
            AwsCredentialsProvider credentials,
            Consumer<ClientOverrideConfiguration.Builder> limits) {
        B made = builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .overrideConfiguration(limits);
        URI emulator = settings.emulator();
        return emulator == null ? made.build() : made.endpointOverride(emulator).build();
    }

    @Override
    public void close() {
        http.close();
        soon.close();
    }
}
