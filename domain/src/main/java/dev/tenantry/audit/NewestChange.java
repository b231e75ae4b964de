package dev.tenantry.audit;

import dev.tenantry.database.TenantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The newest entry of the trail, kept outside the database beside the heads of its chains. No change is without an entry, so
 * a database that lacks one that was there is an earlier one: somebody has restored it.
 */
@Component
public class NewestChange {

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Path folder;

    NewestChange(TenantScope scope, JdbcClient jdbc, AuditSettings settings) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.folder = settings.heads();
    }

    /** One entry of the trail. */
    public record Change(UUID entry, Instant at) {}

    /**
     * What was kept last and is not in the database any more; empty if all is as it was, or nothing was ever kept of this
     * database. Throws {@link UncheckedIOException} if the file cannot be read.
     */
    public Optional<Change> lost() {
        return scope.asProvider(() -> kept(name()).filter(change -> !isThere(change)));
    }

    /** Keeps the newest entry there is. Throws {@link UncheckedIOException} if the file cannot be written. */
    public void keep() {
        scope.inProvider(() -> {
            UUID name = name();
            newest().filter(change -> !kept(name).equals(Optional.of(change))).ifPresent(change -> write(name, change));
        });
    }

    private UUID name() {
        jdbc.sql("insert into audit_origin (name) values (?) on conflict do nothing")
                .param(UUID.randomUUID())
                .update();
        return jdbc.sql("select name from audit_origin").query(UUID.class).single();
    }

    private boolean isThere(Change change) {
        return jdbc.sql("select from audit_entry where id = ?")
                .param(change.entry())
                .query((row, at) -> true)
                .optional()
                .isPresent();
    }

    private Optional<Change> newest() {
        return jdbc.sql("select id, at from audit_entry order by at desc, id desc limit 1")
                .query((row, at) -> new Change(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    // ---- the file

    private Path file(UUID name) {
        return folder.resolve(name + ".newest");
    }

    private Optional<Change> kept(UUID name) {
        Path file = file(name);
        try {
            return Files.exists(file) ? Optional.of(read(Files.readString(file))) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("the newest change in " + file + " cannot be read", failed);
        }
    }

    private static Change read(String line) {
        String[] parts = line.strip().split(" ", 2);
        return new Change(UUID.fromString(parts[0]), Instant.parse(parts[1]));
    }

    /** All of it or nothing. */
    private void write(UUID name, Change change) {
        Path file = file(name);
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "newest", "");
            Files.writeString(fresh, change.entry() + " " + change.at() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the newest change cannot be kept in " + file, failed);
        }
    }
}
