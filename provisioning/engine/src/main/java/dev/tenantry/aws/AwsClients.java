package dev.tenantry.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** How every client of AWS is made: short timeouts and no repeating of its own, since the engine decides on that. */
@Component
@EnableConfigurationProperties(AwsSettings.class)
class AwsClients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(4);

    private final AwsSettings settings;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(READ)
            .build();

    AwsClients(AwsSettings settings) {
        this.settings = settings;
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
        B made = builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(with -> with.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(CONNECT.plus(READ))
                        .executionInterceptors(settings.emulator() == null ? List.of() : List.of(mending)));
        URI emulator = settings.emulator();
        return emulator == null ? made.build() : made.endpointOverride(emulator).build();
    }

    @Override
    public void close() {
        http.close();
    }
}
