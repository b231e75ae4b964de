package dev.tenantry.runs;

import dev.tenantry.steps.StepLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a step's lines to its run, with the tenant's secrets masked. */
final class RunStepLog implements StepLog {

    private final RunLogs logs;
    private final LogTails tails;
    private final RunLogs.Place place;
    private final Supplier<Masking> known;
    private @Nullable Masking masking;

    RunStepLog(RunLogs logs, LogTails tails, RunLogs.Place place, Supplier<Masking> known) {
        this.logs = logs;
        this.tails = tails;
        this.place = place;
        this.known = known;
    }

    @Override
    public void info(String line) {
        write(LogLine.Level.INFO, line);
    }

    @Override
    public void warn(String line) {
        write(LogLine.Level.WARN, line);
    }

    @Override
    public void error(String line) {
        write(LogLine.Level.ERROR, line);
    }

    /** Secrets are read anew for each line: one made during this call must be masked as well. */
    private void write(LogLine.Level level, String line) {
        logs.append(
                place,
                List.of(new LogLine(
                        Instant.now(logs.clock()), level, known.get().mask(line))));
    }

    @Override
    public void follow(Path file, Format format) {
        tails.follow(place, file, format, masking());
    }

    @Override
    public boolean finish(Path file, Format format) {
        return tails.finish(place, file, format, masking());
    }

    @Override
    public boolean take(String name, Source source) {
        return logs.outside().take(place, name, source, masking());
    }

    private Masking masking() {
        if (masking == null) {
            masking = known.get();
        }
        return masking;
    }
}
