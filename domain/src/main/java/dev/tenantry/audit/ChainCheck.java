package dev.tenantry.audit;

import dev.tenantry.audit.AuditHash.Fields;
import dev.tenantry.audit.AuditTrail.Flaw;
import dev.tenantry.audit.KeptHeads.Head;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a chain from its first entry on, computes every hash anew and compares it with what was kept outside. */
@Component
class ChainCheck {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final KeptHeads kept;

    ChainCheck(JdbcClient jdbc, KeptHeads kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    /** What a check found. */
    sealed interface Found {

        record Whole(long entries) implements Found {}

        /**
         * The chain is not what was written.
         *
         * @param seq the first entry that is not what was written, or is missing
         */
        record Broken(long seq, Flaw flaw) implements Found {}
    }

    /** An entry, and whether the reason that lies beside it is the one of which it holds the digest. */
    private record Stored(Fields fields, Digest hash, boolean reasonHolds) {}

    Found check(UUID chain) {
        Map<Long, Head> anchors = kept.of(chain).stream()
                .collect(Collectors.toMap(Head::seq, Function.identity(), (first, repeated) -> first));
        Head known = head(chain);
        Digest before = AuditHash.START;
        long checked = 0;
        List<Stored> batch = read(chain, 0);
        while (!batch.isEmpty()) {
            for (Stored entry : batch) {
                Optional<Flaw> flaw = flaw(entry, before, checked + 1, anchors.remove(checked + 1));
                if (flaw.isPresent()) {
                    return new Found.Broken(checked + 1, flaw.get());
                }
                before = entry.hash();
                checked++;
            }
            batch = read(chain, checked);
        }
        return agrees(known, head(chain), checked, before) && anchors.isEmpty()
                ? new Found.Whole(checked)
                : new Found.Broken(checked + 1, Flaw.CUT_OFF);
    }

    private static Optional<Flaw> flaw(Stored entry, Digest before, long expected, @Nullable Head anchor) {
        if (entry.fields().seq() != expected) {
            return Optional.of(Flaw.MISSING);
        }
        if (!AuditHash.of(before, entry.fields()).equals(entry.hash())) {
            return Optional.of(Flaw.CHANGED);
        }
        if (anchor != null && !anchor.hash().equals(entry.hash())) {
            return Optional.of(Flaw.NOT_AS_KEPT);
        }
        return entry.reasonHolds() ? Optional.empty() : Optional.of(Flaw.REASON_CHANGED);
    }

    /** An erased reason cannot be wrong: its digest alone stays in the chain. */
    private static boolean reasonHolds(@Nullable Digest digest, @Nullable String reason, byte @Nullable [] salt) {
        return digest == null
                || reason == null
                || salt == null
                || AuditHash.ofReason(salt, reason).equals(digest);
    }

    /** Others may write while this reads: what was the head before must be there, and nothing may be that no head tells of by now. */
    private static boolean agrees(Head before, Head after, long seq, Digest hash) {
        return before.seq() <= seq
                && seq <= after.seq()
                && Stream.of(before, after)
                        .allMatch(head -> head.seq() != seq || head.hash().equals(hash));
    }

    private Head head(UUID chain) {
        return jdbc.sql("select seq, hash from audit_chain where chain = ?")
                .param(chain)
                .query((row, at) -> new Head(Instant.EPOCH, row.getLong(1), Digest.of(row.getBytes(2))))
                .optional()
                .orElse(new Head(Instant.EPOCH, 0, AuditHash.START));
    }

    private List<Stored> read(UUID chain, long after) {
        return jdbc.sql("""
                select chain, seq, at, actor, act, subject_type, subject_id, details, e.reason, hash, r.reason as text, r.salt
                from audit_entry e left join audit_reason r on r.entry_id = e.id
                where chain = ? and seq > ? order by seq limit ?
                """)
                .params(chain, after, BATCH)
                .query((row, at) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        byte[] reason = row.getBytes("reason");
        Digest digest = reason == null ? null : Digest.of(reason);
        Fields fields = new Fields(
                row.getObject("chain", UUID.class),
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("act"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("details"),
                digest);
        boolean reasonHolds = reasonHolds(digest, row.getString("text"), row.getBytes("salt"));
        return new Stored(fields, Digest.of(row.getBytes("hash")), reasonHolds);
    }
}
