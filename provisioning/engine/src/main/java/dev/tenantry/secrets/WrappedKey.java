package dev.tenantry.secrets;

import java.nio.ByteBuffer;

/**
 * A key as it lies in the database; equal ones open to the same key.
 *
 * @param master by which it was wrapped
 * @param context what it is for
 */
record WrappedKey(String master, ByteBuffer text, String context) {

    static WrappedKey of(String master, byte[] text, String context) {
        return new WrappedKey(master, ByteBuffer.wrap(text), context);
    }

    byte[] bytes() {
        byte[] bytes = new byte[text.remaining()];
        text.duplicate().get(bytes);
        return bytes;
    }
}
