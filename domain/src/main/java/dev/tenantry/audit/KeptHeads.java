package dev.tenantry.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heads of chains kept in files, one for each chain and a line for each day on which it grew. Whoever rewrites a chain in
 * the database, hashes and all, still contradicts these lines.
 */
final class KeptHeads {

    private static final Logger log = LoggerFactory.getLogger(KeptHeads.class);
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\d{1,18}) ([0-9a-f]{64})");

    private final Path folder;

    KeptHeads(Path folder) {
        this.folder = folder;
    }

    /** @param seq how many entries the chain had at that moment */
    record Head(Instant at, long seq, Digest hash) {

        private String line() {
            return at + " " + seq + " " + hash.hex() + "\n";
        }
    }

    /** In the order in which they were kept; empty for a chain that is younger than the last job. */
    List<Head> of(UUID chain) {
        Path file = file(chain);
        if (Files.notExists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> read(file, line).stream()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the kept heads of chain " + chain + " cannot be read", failed);
        }
    }

    /** On the disk when it returns. */
    void keep(UUID chain, Head head) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(file(chain), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(head.line().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the head of chain " + chain + " cannot be kept", failed);
        }
    }

    /** A line that was cut by a crash says nothing; the others still do. */
    private static Optional<Head> read(Path file, String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            log.warn("a line of {} is damaged and left out", file);
            return Optional.empty();
        }
        return Optional.of(new Head(
                Instant.parse(matcher.group(1)), Long.parseLong(matcher.group(2)), new Digest(matcher.group(3))));
    }

    private Path file(UUID chain) {
        return folder.resolve(chain + ".heads");
    }
}
