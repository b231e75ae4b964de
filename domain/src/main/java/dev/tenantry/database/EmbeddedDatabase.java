package dev.tenantry.database;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.DisposableBean;

/** The embedded server on its way up, with this build's roles and tables. Whoever needs it waits, and gets its failure. */
final class EmbeddedDatabase implements DisposableBean {

    private record Up(EmbeddedServer server, Migrated migrated) {}

    private final CompletableFuture<Up> up = new CompletableFuture<>();

    private EmbeddedDatabase() {}

    /** Returns at once; the work is done in a thread of its own. */
    static EmbeddedDatabase begin(DatabaseSettings settings) {
        EmbeddedDatabase begun = new EmbeddedDatabase();
        Thread.ofPlatform().name("database").start(() -> begun.bringUp(settings));
        return begun;
    }

    private void bringUp(DatabaseSettings settings) {
        try {
            up.complete(start(settings));
        } catch (Exception | Error failed) {
            up.completeExceptionally(failed);
        }
    }

    private static Up start(DatabaseSettings settings) throws IOException {
        EmbeddedServer server = EmbeddedServer.start(settings.home(), settings.port());
        try {
            return new Up(server, Migrated.of(server.server()));
        } catch (RuntimeException | Error failed) {
            server.close();
            throw failed;
        }
    }

    /** Waits for it. Throws {@link DatabaseUnavailable} with the next action if it did not come up. */
    Migrated migrated() {
        try {
            return up.get().migrated();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database came up", stopped);
        }
    }

    /** Ends the server, also one that nobody waited for. */
    @Override
    public void destroy() throws IOException {
        Up there = up.exceptionally(failed -> null).join();
        if (there != null) {
            there.server().close();
        }
    }
}
