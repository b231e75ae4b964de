package dev.tenantry.aws;

import dev.tenantry.outside.OutsideFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** One client for each region that keys are in, as long as the portal lives. */
@Component
class OwnKeyService implements KeyService, AutoCloseable {

    private final AwsClients clients;
    private final Map<String, KmsClient> made = new ConcurrentHashMap<>();

    OwnKeyService(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public byte[] encrypt(String key, byte[] plain, Map<String, String> context) {
        return asked(
                key,
                kms -> kms.encrypt(wanted -> wanted.keyId(key)
                                .plaintext(SdkBytes.fromByteArray(plain))
                                .encryptionContext(context))
                        .ciphertextBlob()
                        .asByteArray());
    }

    @Override
    public Optional<byte[]> decrypt(String key, byte[] ciphertext, Map<String, String> context) {
        return asked(key, kms -> {
            try {
                return Optional.of(kms.decrypt(wanted -> wanted.keyId(key)
                                .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                                .encryptionContext(context))
                        .plaintext()
                        .asByteArray());
            } catch (InvalidCiphertextException | IncorrectKeyException other) {
                return Optional.empty();
            }
        });
    }

    private <T> T asked(String key, Function<KmsClient, T> act) {
        KmsClient kms = made.computeIfAbsent(region(key), this::client);
        try {
            return AwsFailures.translating(() -> act.apply(kms));
        } catch (OutsideFailure failure) {
            throw naming(key, failure);
        }
    }

    private KmsClient client(String region) {
        return clients.makeForSoon(KmsClient.builder(), region);
    }

    /** Who does not answer does not say either what was asked of him. */
    private static OutsideFailure naming(String key, OutsideFailure failure) {
        return new OutsideFailure(
                failure.system(),
                failure.kind(),
                failure.status(),
                key + ": " + failure.words(),
                failure.retryAfter(),
                failure);
    }

    private static String region(String key) {
        String[] parts = key.split(":", -1);
        if (parts.length < 6 || !parts[2].equals("kms") || parts[3].isEmpty()) {
            throw new IllegalStateException("no ARN of a key of AWS KMS: " + key);
        }
        return parts[3];
    }

    @Override
    public void close() {
        made.values().forEach(KmsClient::close);
    }
}
