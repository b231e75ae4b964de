package dev.tenantry.jobs;

import dev.tenantry.tenantside.JobResult;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A result as it lies in the tenant's state bucket: its JSON as one text and a keyed digest of exactly that text.
 *
 * @param signature HMAC-SHA-256 in hex, with the tenant's own key
 */
public record SignedResult(int schema, String payload, String signature) {

    /** Signs a result. */
    public static SignedResult sign(JobResult result, String key) {
        String payload = JobJson.write(result);
        return new SignedResult(JobManifest.SCHEMA, payload, HexFormat.of().formatHex(Digests.mac(key, payload)));
    }

    /** The file's text. */
    public String json() {
        return JobJson.write(this);
    }

    /** Reads a file's text and believes it only if the signature holds; throws {@link BundleRefused} otherwise. */
    public static JobResult verified(String json, String key) {
        SignedResult read = JobJson.read(json, SignedResult.class);
        if (read.schema() != JobManifest.SCHEMA) {
            throw new BundleRefused("a result of schema " + read.schema());
        }
        if (!MessageDigest.isEqual(Digests.mac(key, read.payload()), read.signatureBytes())) {
            throw new BundleRefused("a result whose signature does not hold");
        }
        return JobJson.read(read.payload(), JobResult.class);
    }

    private byte[] signatureBytes() {
        try {
            return HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException e) {
            throw new BundleRefused("a result with a broken signature", e);
        }
    }
}
