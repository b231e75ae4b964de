package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.StepLog.Line;
import dev.tenantry.steps.StepLog.Piece;
import dev.tenantry.steps.StepLog.Source;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes over logs that somebody outside keeps. They are asked outside of any transaction, since they may be slow; the place
 * where to go on moves in the transaction that stores the lines, and only if nobody else has moved it meanwhile.
 */
record OutsideLogs(RunLogs logs, TenantScope scope, JdbcClient jdbc) {

    /** So many at most in one call, which has its time. */
    private static final int PIECES = 8;

    /** Whether the source has ended and all of it is there now. */
    boolean take(RunLogs.Place place, String name, Source source, Masking masking) {
        String after = scope.asProvider(() -> after(place, name));
        for (int taken = 0; taken < PIECES; taken++) {
            Piece piece = source.read(after);
            boolean more = !piece.next().equals(after);
            if (more && !stored(new Move(place, name, after, piece.next()), lines(piece, masking))) {
                return false;
            }
            if (piece.ended() || !more) {
                return piece.ended();
            }
            after = piece.next();
        }
        return false;
    }

    private record Move(RunLogs.Place place, String source, String from, String to) {}

    private static List<LogLine> lines(Piece piece, Masking masking) {
        return piece.lines().stream().flatMap(line -> single(line, masking)).toList();
    }

    /** What came as one may be several. */
    private static Stream<LogLine> single(Line line, Masking masking) {
        return masking.mask(line.text())
                .lines()
                .filter(text -> !text.isBlank())
                .map(text -> new LogLine(line.at(), LogLine.Level.INFO, text));
    }

    private boolean stored(Move move, List<LogLine> lines) {
        return scope.asProvider(() -> {
            boolean moved = moved(move);
            if (moved) {
                logs.append(move.place(), lines);
            }
            return moved;
        });
    }

    private String after(RunLogs.Place place, String source) {
        return jdbc.sql("select after from run_log_source where run_id = ? and position = ? and source = ?")
                .params(place.run().value(), place.position(), source)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** False if another has gone on from the same place at the same time, and stored what stands there. */
    private boolean moved(Move move) {
        return jdbc.sql("""
                        insert into run_log_source as known (run_id, tenant_id, position, source, after)
                        values (:run, :tenant, :position, :source, :to)
                        on conflict (run_id, position, source) do update set after = excluded.after
                        where known.after = :from
                        """)
                        .param("run", move.place().run().value())
                        .param("tenant", move.place().tenant().value())
                        .param("position", move.place().position())
                        .param("source", move.source())
                        .param("from", move.from())
                        .param("to", move.to())
                        .update()
                == 1;
    }
}
