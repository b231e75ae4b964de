package dev.tenantry.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys of AWS KMS in the provider's own account, which never leave it. What is asked here ends within four seconds, one repetition
 * included, since both acts may be done twice; whatever else KMS says is an {@link dev.tenantry.outside.OutsideFailure} that names the
 * key.
 */
public interface KeyService {

    /**
     * What only this key opens again, and only under this context.
     *
     * @param key its ARN
     * @param context is authenticated, not encrypted: CloudTrail shows it
     */
    byte[] encrypt(String key, byte[] plain, Map<String, String> context);

    /** Empty if it was encrypted by another key or under another context, or changed since. */
    Optional<byte[]> decrypt(String key, byte[] ciphertext, Map<String, String> context);

    /**
     * Asks AWS, or what plays it.
     *
     * @param emulator takes any credentials; null is AWS itself
     */
    static KeyService at(@Nullable URI emulator) {
        return new OwnKeyService(new AwsClients(new AwsSettings(emulator)));
    }
}
