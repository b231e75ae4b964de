package dev.tenantry.offboarding;

/**
 * A certificate as it was issued.
 *
 * @param file document and signature as JSON, to be handed out byte for byte
 * @param fingerprint SHA-256 of the key that signed it, in hexadecimal
 */
public record IssuedCertificate(Certificate certificate, String file, String fingerprint) {

    static IssuedCertificate of(String document, CertificateSeal.Signature signature) {
        return new IssuedCertificate(
                CertificateJson.read(document),
                CertificateJson.signed(document, signature),
                CertificateSeal.fingerprint(signature.publicKey()));
    }
}
