package dev.tenantry.terraform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts pieces of output into lines, which may span pieces, be huge or be binary. Of a huge line the beginning is kept and
 * the rest counted.
 */
public final class OutputLines {

    private static final int LIMIT = 64 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long dropped;

    /** The lines that this piece completes. */
    public List<String> take(byte[] piece) {
        List<String> lines = new ArrayList<>();
        for (byte each : piece) {
            if (each == '\n') {
                lines.add(next());
            } else if (line.size() < LIMIT) {
                line.write(each);
            } else {
                dropped++;
            }
        }
        return lines;
    }

    /** What is there of an unfinished last line; none if the output ended with a line's end. */
    public List<String> rest() {
        return line.size() == 0 ? List.of() : List.of(next());
    }

    private String next() {
        String text = line.toString(StandardCharsets.UTF_8);
        String shown = dropped == 0 ? text : text + " … (" + dropped + " more bytes were cut)";
        line.reset();
        dropped = 0;
        return shown.endsWith("\r") ? shown.substring(0, shown.length() - 1) : shown;
    }
}
