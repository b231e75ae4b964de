package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepLog;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logs of runs as chunks of lines; a followed file's offset moves in the transaction that stores its lines. */
final class RunLogs {

    /** What is in memory at once at most. */
    private static final int BITE = 256 * 1024;
    /** So many at most in one call, which has its time. */
    private static final int BITES = 8;

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Clock clock;

    RunLogs(TenantScope scope, JdbcClient jdbc, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Those that somebody else keeps. */
    OutsideLogs outside() {
        return new OutsideLogs(this, scope, jdbc);
    }

    /** One step's log within one run. */
    record Place(RunId run, TenantId tenant, int position) {}

    void append(Place place, List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        scope.inProvider(() -> {
            alone(place);
            jdbc.sql("""
                    insert into run_log (run_id, tenant_id, position, first_line, lines, content, at)
                    select :run, :tenant, :position, coalesce(max(first_line + lines), 1), :lines, :content, :at
                    from run_log where run_id = :run and position = :position
                    """)
                    .param("run", place.run().value())
                    .param("tenant", place.tenant().value())
                    .param("position", place.position())
                    .param("lines", lines.size())
                    .param("content", lines.stream().map(LogLine::stored).collect(Collectors.joining("\n")))
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            jdbc.sql("select pg_notify(?, ?)")
                    .params(RunFeed.LOGGED, place.run().toString())
                    .query((row, at) -> "")
                    .list();
        });
    }

    /** Who writes at the same place at the same time, such as a step and the tail of what its program writes, waits. */
    private void alone(Place place) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
                .params(place.run().toString(), place.position())
                .query((row, at) -> "")
                .list();
    }

    /**
     * Takes over what the file has grown by since the last call, up to its last whole line; a missing file has nothing. False if
     * more is there than one call takes over.
     */
    boolean follow(Place place, Path file, StepLog.Format format, Masking masking) {
        return take(new Source(place, file, false), format, masking);
    }

    /** As {@link #follow}, of a file that grows no more; true if all of it has been taken over. */
    boolean finish(Place place, Path file, StepLog.Format format, Masking masking) {
        return take(new Source(place, file, true), format, masking);
    }

    /** @param ended whether nobody writes it any more, so that what stands after its last line's end is a line, too */
    private record Source(Place place, Path file, boolean ended) {

        /** Each job of a step writes a file of the same name into a folder of its own. */
        String name() {
            Path folder = file.toAbsolutePath().getParent();
            return (folder == null ? "" : folder.getFileName() + "/") + file.getFileName();
        }
    }

    /** Bite by bite, each in a transaction of its own; true if nothing is left that could be taken now. */
    private boolean take(Source source, StepLog.Format format, Masking masking) {
        if (Files.notExists(source.file())) {
            return true;
        }
        for (int bite = 0; bite < BITES; bite++) {
            if (scope.asProvider(() -> bite(source, format, masking))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether it was the last one for now. */
    private boolean bite(Source source, StepLog.Format format, Masking masking) {
        alone(source.place());
        long taken = taken(source);
        byte[] bytes = read(source.file(), taken);
        int whole = source.ended() && bytes.length < BITE ? bytes.length : wholeLines(bytes);
        if (whole > 0) {
            String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
            append(source.place(), lines(isMidLine(source.file(), taken) ? rest(text) : text, format, masking));
            remember(source, taken + whole);
        }
        return bytes.length < BITE;
    }

    private List<LogLine> lines(String text, StepLog.Format format, Masking masking) {
        List<LogLine> lines = new ArrayList<>();
        for (String raw : text.split("\n", -1)) {
            if (!raw.isBlank()) {
                lines.add(LogFormats.read(raw, format, clock.instant(), masking));
            }
        }
        return lines;
    }

    /** Of a line longer than a bite only its beginning is shown: a secret may be cut where a bite ends. */
    private static String rest(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1);
    }

    private static boolean isMidLine(Path file, long taken) {
        if (taken == 0) {
            return false;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(taken - 1);
            return open.read() != '\n';
        } catch (IOException failed) {
            throw new UncheckedIOException("the log " + file.getFileName() + " cannot be read", failed);
        }
    }

    /** Bytes up to and with the last line's end; a line longer than a bite is taken in pieces. */
    private static int wholeLines(byte[] bytes) {
        for (int at = bytes.length - 1; at >= 0; at--) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return bytes.length == BITE ? BITE : 0;
    }

    private static byte[] read(Path file, long from) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.max(0, Math.min(BITE, open.length() - from));
            byte[] bytes = new byte[length];
            open.seek(from);
            open.readFully(bytes);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException("the log " + file.getFileName() + " cannot be read", failed);
        }
    }

    private long taken(Source source) {
        return jdbc.sql("select taken from run_log_file where run_id = ? and position = ? and file = ?")
                .params(source.place().run().value(), source.place().position(), source.name())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void remember(Source source, long taken) {
        Place place = source.place();
        jdbc.sql("""
                insert into run_log_file (run_id, tenant_id, position, file, taken) values (?, ?, ?, ?, ?)
                on conflict (run_id, position, file) do update set taken = excluded.taken
                """)
                .params(place.run().value(), place.tenant().value(), place.position(), source.name(), taken)
                .update();
    }
}
