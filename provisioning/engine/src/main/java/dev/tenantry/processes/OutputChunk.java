package dev.tenantry.processes;

import java.nio.charset.StandardCharsets;

/** A piece of a program's output, and where the next one begins. */
public final class OutputChunk {

    private final byte[] bytes;
    private final long next;

    public OutputChunk(byte[] bytes, long next) {
        this.bytes = bytes.clone();
        this.next = next;
    }

    /** The bytes as the program wrote them, maybe cut within a line or a character. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The offset to ask from next time. */
    public long next() {
        return next;
    }

    /** Whether there was nothing new. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The bytes read as UTF-8, with replacements for what is none. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
