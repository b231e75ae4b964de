package dev.tenantry.offboarding;

import dev.tenantry.secrets.PortalKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Signs certificates by Ed25519, so that whoever has one can check it without the portal. The key is made from one of the portal's
 * own keys at each use and kept nowhere else.
 */
@Component
class CertificateSeal {

    static final String ALGORITHM = "Ed25519";
    private static final String KEY = "deletion-certificates";

    private final Supplier<byte[]> seed;

    @Autowired
    CertificateSeal(PortalKeys keys) {
        this(() -> keys.key(KEY));
    }

    CertificateSeal(Supplier<byte[]> seed) {
        this.seed = seed;
    }

    /**
     * @param publicKey in X.509's form, in Base64; likewise the value
     */
    record Signature(String algorithm, String publicKey, String value) {}

    Signature sign(String document) {
        try {
            KeyPair pair = pair(seed.get());
            java.security.Signature signing = java.security.Signature.getInstance(ALGORITHM);
            signing.initSign(pair.getPrivate());
            signing.update(document.getBytes(StandardCharsets.UTF_8));
            Signature signature =
                    new Signature(ALGORITHM, base64(pair.getPublic().getEncoded()), base64(signing.sign()));
            if (!verifies(document, signature)) {
                throw new IllegalStateException("a signature that was just made does not verify");
            }
            return signature;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, impossible);
        }
    }

    static boolean verifies(String document, Signature signature) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(signature.publicKey())));
        java.security.Signature verifying = java.security.Signature.getInstance(ALGORITHM);
        verifying.initVerify(key);
        verifying.update(document.getBytes(StandardCharsets.UTF_8));
        return verifying.verify(Base64.getDecoder().decode(signature.value()));
    }

    /** By which people compare keys. */
    static String fingerprint(String publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(publicKey));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks SHA-256", impossible);
        }
    }

    /** The JDK makes the public half only while it makes a pair: out of 32 random bytes, which are ours here. */
    static KeyPair pair(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        return generator.generateKeyPair();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Gives the bytes that it was given, once. */
    private static final class Given extends SecureRandom {

        private final transient byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("asked for " + bytes.length + " bytes of " + seed.length);
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
