package dev.tenantry.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is.
 *
 * @param embedded whether the portal brings its own PostgreSQL; else {@code url} names one
 * @param home where the embedded server keeps data, programs and passwords
 * @param port of the embedded server; 0 takes a free one
 * @param url {@code jdbc:postgresql://…} of an external server
 * @param owner migrates and owns everything; needs CREATEROLE, or the other roles exist already
 * @param app signs in, owns nothing
 * @param engine what Flowable and the news connection sign in as; sees no tenant's row
 * @param connections at most so many for the application
 * @param standstill how long a transaction may say nothing until the server ends it: as long as a lease of the engine lasts
 */
@ConfigurationProperties("tenantry.database")
public record DatabaseSettings(
        @DefaultValue("true") boolean embedded,
        @DefaultValue(".tenantry/database") Path home,
        @DefaultValue("0") int port,
        @Nullable String url,
        @Nullable Password owner,
        @Nullable Password app,
        @Nullable Password engine,
        @DefaultValue("20") int connections,
        @DefaultValue("15s") Duration standstill) {

    /** A password, or a file that holds one. */
    public record Password(@Nullable String value, @Nullable Path file) {

        String read() {
            if (value != null) {
                return value;
            }
            if (file == null) {
                throw new IllegalStateException("tenantry.database: neither a password nor a password file is set");
            }
            try {
                return Files.readString(file).strip();
            } catch (IOException failed) {
                throw new UncheckedIOException("tenantry.database: " + file + " cannot be read", failed);
            }
        }

        @Override
        public String toString() {
            return "Password[…]";
        }
    }
}
