package dev.tenantry.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.aws.KeyService;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Moto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** With the emulator's cryptography; it checks no rights. */
class KmsKeyOnEmulatorTests extends MasterKeyContract {

    @AutoClose
    private static @Nullable Moto moto;

    private static KeyService service = KeyService.at(null);
    private static String key = "";
    private static String other = "";

    @BeforeAll
    static void make_two_keys(@TempDir Path folder) throws IOException {
        assumeTrue(Moto.installed(), "moto is not installed");
        moto = Moto.start(folder);
        URI emulator = Objects.requireNonNull(moto).endpoint();
        service = KeyService.at(emulator);
        try (KmsClient kms = client(emulator)) {
            key = kms.createKey().keyMetadata().arn();
            other = kms.createKey().keyMetadata().arn();
        }
    }

    private static KmsClient client(URI emulator) {
        return KmsClient.builder()
                .endpointOverride(emulator)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    MasterKey key() {
        return new KmsKey(service, key);
    }

    @Override
    MasterKey other() {
        return new KmsKey(service, other);
    }

    /** KMS says that it is the wrong key, the emulator that nobody may use it; nothing is opened either way. */
    @Test
    @Override
    void opens_nothing_that_another_key_wrapped() {
        byte[] wrapped = other().wrap(new byte[32], "any");

        assertThatThrownBy(() -> key().unwrap(wrapped, key().id(), "any"))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_AUTHORIZED));
    }
}
