package dev.tenantry.audit;

import dev.tenantry.database.TenantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The newest entry of the trail, kept outside the database beside the heads of its chains. No change is without an entry, and
 * none is ever deleted: a database that lacks what was there is an earlier one, which somebody has restored. Databases are told
 * apart by their first entry, which all copies of one share.
 */
@Component
public class NewestChange {

    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36}) (\\S+) (\\d{1,18})\\s*");

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Path folder;

    NewestChange(TenantScope scope, JdbcClient jdbc, AuditSettings settings) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.folder = settings.heads();
    }

    /**
     * How far the trail had come.
     *
     * @param entry the newest by its own time
     * @param entries how many there were in all chains, since times of several nodes say little about their order
     */
    public record Change(UUID entry, Instant at, long entries) {}

    private record Known(UUID first, Change newest) {}

    /**
     * What was kept last, if the database has not all of it any more; empty if it has, or nothing was ever kept of it. Throws
     * {@link UncheckedIOException} if the file cannot be read or is damaged.
     */
    public Optional<Change> lost() {
        return known().flatMap(known -> kept(known.first()).filter(kept -> lacks(known, kept)));
    }

    /** Keeps how far the trail has come. Throws {@link UncheckedIOException} if the file cannot be written. */
    public void keep() {
        known().ifPresent(known -> {
            if (!kept(known.first()).equals(Optional.of(known.newest()))) {
                write(file(known.first()), known.newest());
            }
        });
    }

    private boolean lacks(Known known, Change kept) {
        return !kept.equals(known.newest()) && (known.newest().entries() < kept.entries() || !isThere(kept.entry()));
    }

    /** Empty as long as nobody has changed anything. */
    private Optional<Known> known() {
        return scope.asProvider(() -> jdbc.sql("""
                select first.id, newest.id, newest.at, (select sum(seq) from audit_chain)
                from (select id from audit_entry order by at, id limit 1) first,
                     (select id, at from audit_entry order by at desc, id desc limit 1) newest
                """)
                .query((row, at) -> new Known(
                        row.getObject(1, UUID.class),
                        new Change(
                                row.getObject(2, UUID.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getLong(4))))
                .optional());
    }

    private boolean isThere(UUID entry) {
        return scope.asProvider(() -> jdbc.sql("select from audit_entry where id = ?")
                .param(entry)
                .query((row, at) -> true)
                .optional()
                .isPresent());
    }

    // ---- the file

    private Path file(UUID first) {
        return folder.resolve(first + ".newest");
    }

    private Optional<Change> kept(UUID first) {
        Path file = file(first);
        try {
            return Optional.of(read(Files.readString(file)));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("the newest change in " + file + " cannot be read", failed);
        }
    }

    private static Change read(String line) throws IOException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IOException("it is damaged; delete it if the database is the right one");
        }
        return new Change(
                UUID.fromString(parts.group(1)), Instant.parse(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /** All of it or nothing, and on the disk when it returns. */
    private void write(Path file, Change change) {
        String line = change.entry() + " " + change.at() + " " + change.entries() + "\n";
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "newest", "");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the newest change cannot be kept in " + file, failed);
        }
    }
}
