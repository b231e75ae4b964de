package dev.tenantry.terraform;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.OutputChunk;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a task failed by what it said. Terraform complains last, so of a huge output its beginning and its end are
 * read and what is between is left out: a call must return whatever a program has written.
 */
final class FailureReader {

    private static final int PIECE = 256 * 1024;
    /** Both hold far more than Terraform says of a stack of thousands of resources. */
    private static final long BEGINNING = 1024 * 1024;

    private static final long END = 4 * 1024 * 1024;
    private static final long TO_ITS_END = Long.MAX_VALUE;
    private static final int MOST_DIAGNOSTICS = 50;
    private static final int LAST_PLAIN_LINES = 20;
    /** Exit codes above it name the signal that ended the program. */
    private static final int SIGNALLED = 128;

    private static final int STOPPED_BETWEEN_PHASES = 20;

    private final List<TerraformDiagnostic> errors = new ArrayList<>();
    private final Deque<String> plain = new ArrayDeque<>();
    private String phase = "start";
    private boolean interrupted;

    private FailureReader() {}

    /** @param stateLeft whether Terraform left a state behind that it could not save */
    static TerraformFailure read(ProcessHost host, JobId id, int exitCode, boolean stateLeft) {
        FailureReader reader = new FailureReader();
        reader.interrupted = exitCode == STOPPED_BETWEEN_PHASES;
        long length = length(host.output(id));
        if (length > BEGINNING + END) {
            reader.read(host, id, 0, BEGINNING);
            reader.read(host, id, length - END, TO_ITS_END);
        } else {
            reader.read(host, id, 0, TO_ITS_END);
        }
        return reader.failure(exitCode, stateLeft);
    }

    /** Line by line; what a line's beginning or end was left out of is no line. */
    private void read(ProcessHost host, JobId id, long from, long to) {
        OutputLines lines = new OutputLines();
        boolean whole = from == 0;
        OutputChunk piece = host.follow(id, from, PIECE);
        while (!piece.isEmpty()) {
            for (String line : lines.take(piece.bytes())) {
                if (whole) {
                    line(line);
                }
                whole = true;
            }
            if (piece.next() >= to) {
                return;
            }
            piece = host.follow(id, piece.next(), PIECE);
        }
        if (whole) {
            lines.rest().forEach(this::line);
        }
    }

    /** 0 where the host keeps no file. */
    private static long length(Path output) {
        try {
            return Files.exists(output) ? Files.size(output) : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException("the output " + output.getFileName() + " cannot be read", failed);
        }
    }

    private void line(String line) {
        switch (TerraformEvents.parse(line)) {
            case TerraformEvent.Phase begun -> phase = begun.name();
            case TerraformEvent.Diagnostic complaint -> add(complaint.diagnostic());
            case TerraformEvent.Other other when other.message().contains("Interrupt received") -> interrupted = true;
            case TerraformEvent.Plain text -> add(text.message());
            case TerraformEvent event -> {}
        }
    }

    private void add(TerraformDiagnostic diagnostic) {
        boolean telling = diagnostic.isError() && !TerraformDiagnostics.isEcho(diagnostic);
        if (telling && errors.size() < MOST_DIAGNOSTICS) {
            errors.add(diagnostic);
        }
    }

    private void add(String line) {
        if (line.isBlank()) {
            return;
        }
        plain.addLast(line);
        if (plain.size() > LAST_PLAIN_LINES) {
            plain.removeFirst();
        }
    }

    private TerraformFailure failure(int exitCode, boolean stateLeft) {
        @Nullable Saying own = errors.isEmpty() ? own(exitCode) : null;
        boolean struckDown = errors.isEmpty() && exitCode > SIGNALLED;
        if (errors.isEmpty()) {
            errors.add(fromPlainLines(exitCode));
        }
        TerraformDiagnostic decisive = errors.stream()
                .min(Comparator.comparingInt(each -> TerraformDiagnostics.gravity(TerraformDiagnostics.classOf(each))))
                .orElseThrow();
        LockInfo lock = lock(decisive);
        Saying cause = lock == null
                ? TerraformDiagnostics.missingProvider(decisive)
                        .map(TerraformPhrase.NO_PROVIDER::say)
                        .orElse(own)
                : TerraformPhrase.LOCKED.say(lock.who(), lock.created(), lock.operation());
        return new TerraformFailure(
                failureClass(decisive, stateLeft, struckDown), phase, decisive, errors, lock, cause);
    }

    /**
     * @param struckDown whether a signal ended it that nobody here sent politely, before it said what is wrong: the machine has run
     *     out of memory, or somebody killed all programs. The next try reads what exists, and plans from there.
     */
    private FailureClass failureClass(TerraformDiagnostic decisive, boolean stateLeft, boolean struckDown) {
        FailureClass said = TerraformDiagnostics.classOf(decisive);
        if (stateLeft || said == FailureClass.STATE_NOT_SAVED) {
            return FailureClass.STATE_NOT_SAVED;
        }
        if (interrupted) {
            return FailureClass.CANCELLED;
        }
        return struckDown && said == FailureClass.UNKNOWN ? FailureClass.TRANSIENT : said;
    }

    private static @Nullable LockInfo lock(TerraformDiagnostic decisive) {
        return LockInfo.parse(decisive.detail()).orElse(null);
    }

    /** Null if Terraform left at least plain lines of its own. */
    private @Nullable Saying own(int exitCode) {
        if (interrupted) {
            return TerraformPhrase.STOPPED.say();
        }
        if (!plain.isEmpty()) {
            return null;
        }
        return exitCode > SIGNALLED
                ? TerraformPhrase.SIGNALLED.say(exitCode - SIGNALLED)
                : TerraformPhrase.EXITED.say(exitCode);
    }

    /** Some commands know no JSON, and a crash does not either. */
    private TerraformDiagnostic fromPlainLines(int exitCode) {
        String text = plain.stream().collect(Collectors.joining("\n"));
        String ended = exitCode > SIGNALLED
                ? "Terraform was ended by signal " + (exitCode - SIGNALLED) + "."
                : "Terraform ended with exit code " + exitCode + ".";
        String summary = interrupted ? "Stopped as asked." : ended;
        String first = plain.isEmpty() || interrupted ? summary : plain.getFirst();
        return new TerraformDiagnostic(true, first, text, null, null);
    }
}
