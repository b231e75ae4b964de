package dev.tenantry.secrets;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

/** A master key in AWS KMS, which never leaves it; each use is logged by CloudTrail with its context. */
final class KmsKey implements MasterKey {

    private final KmsClient kms;
    private final String keyArn;

    KmsKey(KmsClient kms, String keyArn) {
        this.kms = kms;
        this.keyArn = keyArn;
    }

    @Override
    public String id() {
        return keyArn;
    }

    @Override
    public byte[] wrap(byte[] plain, String context) {
        return kms.encrypt(request -> request.keyId(keyArn)
                        .plaintext(SdkBytes.fromByteArray(plain))
                        .encryptionContext(Map.of("purpose", context)))
                .ciphertextBlob()
                .asByteArray();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String keyId, String context) {
        return kms.decrypt(request -> request.keyId(keyId)
                        .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                        .encryptionContext(Map.of("purpose", context)))
                .plaintext()
                .asByteArray();
    }
}
