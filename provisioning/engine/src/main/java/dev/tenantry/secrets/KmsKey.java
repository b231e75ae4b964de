package dev.tenantry.secrets;

import dev.tenantry.aws.KeyService;
import java.util.Map;

/** A master key in AWS KMS, which never leaves it; each use is logged by CloudTrail with its context. */
final class KmsKey implements MasterKey {

    private static final String ARN = "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+";

    private final KeyService kms;
    private final String keyArn;

    KmsKey(KeyService kms, String keyArn) {
        if (!keyArn.matches(ARN)) {
            throw new IllegalStateException("tenantry.secrets.kms-key is no ARN of a key: " + keyArn);
        }
        this.kms = kms;
        this.keyArn = keyArn;
    }

    @Override
    public String id() {
        return keyArn;
    }

    @Override
    public byte[] wrap(byte[] plain, String context) {
        return kms.encrypt(keyArn, plain, purpose(context));
    }

    /** By the key that wrapped it, which may be one before the present one. */
    @Override
    public byte[] unwrap(byte[] wrapped, String keyId, String context) {
        if (!keyId.matches(ARN)) {
            throw new IllegalStateException("wrapped by " + keyId + ", but this portal has a key of AWS KMS");
        }
        return kms.decrypt(keyId, wrapped, purpose(context))
                .orElseThrow(() -> new IllegalStateException(
                        "wrapped by another key than " + keyId + " or for another purpose than " + context));
    }

    private static Map<String, String> purpose(String context) {
        return Map.of("purpose", context);
    }
}
