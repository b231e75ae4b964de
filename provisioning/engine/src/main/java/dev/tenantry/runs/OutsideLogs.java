package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.StepLog.Excerpt;
import dev.tenantry.steps.StepLog.Line;
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
    /** So many lines of one source at most: who may write there is not always us. */
    private static final int MOST_LINES = 50_000;

    /** Whether the source has ended and all of it is there now. */
    boolean take(RunLogs.Place place, String name, Source source, Masking masking) {
        Taken before = scope.asProvider(() -> taken(place, name));
        String after = before.after();
        int lines = before.lines();
        for (int pieces = 0; pieces < PIECES && lines < MOST_LINES; pieces++) {
            Excerpt piece = source.read(after);
            boolean more = !piece.next().equals(after);
            if (more && !stored(new Move(place, name, after, piece.next()), lines(piece, masking))) {
                return false;
            }
            lines += piece.lines().size();
            if (piece.ended() || !more) {
                return piece.ended();
            }
            after = piece.next();
        }
        return lines >= MOST_LINES && givenUp(place, name, before);
    }

    /** Said once; what is given up has ended as far as anybody here is concerned. */
    private boolean givenUp(RunLogs.Place place, String name, Taken before) {
        if (before.lines() < MOST_LINES) {
            String why = "more than " + MOST_LINES + " lines of " + name;
            logs.append(place, List.of(new LogLine(logs.clock().instant(), LogLine.Level.WARN, why)));
        }
        return true;
    }

    /** How far a source was taken over, and how many lines that were. */
    private record Taken(String after, int lines) {}

    private record Move(RunLogs.Place place, String source, String from, String to) {}

    private static List<LogLine> lines(Excerpt piece, Masking masking) {
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
            boolean moved = moved(move, lines.size());
            if (moved) {
                logs.append(move.place(), lines);
            }
            return moved;
        });
    }

    private Taken taken(RunLogs.Place place, String source) {
        return jdbc.sql("select after, lines from run_log_source where run_id = ? and position = ? and source = ?")
                .params(place.run().value(), place.position(), source)
                .query((row, at) -> new Taken(row.getString(1), row.getInt(2)))
                .optional()
                .orElse(new Taken("", 0));
    }

    /** False if another has gone on from the same place at the same time, and stored what stands there. */
    private boolean moved(Move move, int lines) {
        return jdbc.sql("""
                        insert into run_log_source as known (run_id, tenant_id, position, source, after, lines)
                        values (:run, :tenant, :position, :source, :to, :lines)
                        on conflict (run_id, position, source) do update
                        set after = excluded.after, lines = known.lines + excluded.lines
                        where known.after = :from
                        """)
                        .param("run", move.place().run().value())
                        .param("tenant", move.place().tenant().value())
                        .param("position", move.place().position())
                        .param("source", move.source())
                        .param("from", move.from())
                        .param("to", move.to())
                        .param("lines", lines)
                        .update()
                == 1;
    }
}
