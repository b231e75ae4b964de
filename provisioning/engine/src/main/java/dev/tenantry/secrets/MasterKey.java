package dev.tenantry.secrets;

/**
 * The key that wraps all other keys; each adapter keeps it somewhere else. It may be with a system outside, whose failures are
 * {@link dev.tenantry.outside.OutsideFailure}; {@link Envelopes} asks it, and nobody else.
 */
public interface MasterKey {

    /** Names the key that {@link #wrap} uses now; stored with what it wrapped. */
    String id();

    /**
     * Wraps a key; the result opens under the same context only.
     *
     * @param key up to 4 KiB
     * @param context what the key is for; unwrapping under another context fails
     */
    byte[] wrap(byte[] key, String context);

    /** Throws {@link IllegalStateException} if the text was wrapped by another key or for another context. */
    byte[] unwrap(byte[] wrapped, String keyId, String context);
}
