package dev.tenantry.terraform;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.OutputChunk;
import dev.tenantry.processes.ProcessHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The phases that a task came to, as it says at the beginning of each. Of a huge output its beginning and its end are read,
 * and phases never begin in between: one phase of a task says much, the last but one or the last.
 */
public final class TerraformPhases {

    private static final int PIECE = 256 * 1024;
    private static final long READ = 1024 * 1024;
    private static final String MARK = "\"type\":\"phase\"";

    private final ProcessHost host;
    private final JobId id;
    private final List<Begun> begun = new ArrayList<>();

    private TerraformPhases(ProcessHost host, JobId id) {
        this.host = host;
        this.id = id;
    }

    /** A phase and when it began, to the second. */
    public record Begun(String phase, Instant at) {}

    /** In their order; none of a task of an earlier release, which does not say when. */
    public static List<Begun> of(ProcessHost host, JobId id) {
        TerraformPhases phases = new TerraformPhases(host, id);
        long length = length(host.output(id));
        phases.read(0, Math.min(length, READ));
        if (length > READ) {
            phases.read(Math.max(READ, length - READ), length);
        }
        return List.copyOf(phases.begun);
    }

    /** What a line's beginning was left out of is no line of JSON. */
    private void read(long from, long to) {
        OutputLines lines = new OutputLines();
        long at = from;
        while (at < to) {
            OutputChunk piece = host.follow(id, at, (int) Math.min(PIECE, to - at));
            if (piece.isEmpty()) {
                return;
            }
            lines.take(piece.bytes()).forEach(this::line);
            at = piece.next();
        }
    }

    private void line(String line) {
        if (line.contains(MARK) && TerraformEvents.parse(line) instanceof TerraformEvent.Phase phase) {
            Instant at = phase.at();
            if (at != null) {
                begun.add(new Begun(phase.name(), at));
            }
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
}
