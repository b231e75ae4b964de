package dev.tenantry.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hash of an entry over everything in it and the hash before; every field is length-prefixed, so that none can flow into the next. */
final class AuditHash {

    static final Digest START = new Digest("00".repeat(32));

    private AuditHash() {}

    /** An entry's fields as they are stored. */
    record Fields(
            UUID chain,
            long seq,
            Instant at,
            String actor,
            String act,
            String subjectType,
            String subjectId,
            String details,
            @Nullable Digest reason) {}

    static Digest of(Digest before, Fields entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, before.bytes());
            write(out, entry.chain().toString());
            out.writeLong(entry.seq());
            write(out, entry.at());
            write(out, entry.actor());
            write(out, entry.act());
            write(out, entry.subjectType());
            write(out, entry.subjectId());
            write(out, entry.details());
            write(out, entry.reason() == null ? new byte[0] : entry.reason().bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Digest.over(bytes.toByteArray());
    }

    /** The digest that stands in the chain for a reason, which can then be erased without breaking it. */
    static Digest ofReason(byte[] salt, String reason) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(salt);
        bytes.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
        return Digest.over(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
