package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.UI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/** Asks what may take its time aside from the page, which stays usable meanwhile, as whoever has pressed. */
final class Aside {

    private static final Executor THREADS = Thread.ofVirtual().name("aside-", 0)::start;

    private Aside() {}

    /**
     * @param answered told of the answer, in the page
     * @param after run in the page in any case
     */
    static <T> void ask(UI ui, Supplier<T> question, Consumer<T> answered, Runnable after) {
        CompletableFuture.supplyAsync(question, new DelegatingSecurityContextExecutor(THREADS))
                .whenComplete((answer, thrown) -> tell(ui, () -> {
                    after.run();
                    show(answer, thrown, answered);
                }));
    }

    /** Nobody is told in a page that was closed. */
    private static void tell(UI ui, Runnable words) {
        if (ui.isAttached()) {
            ui.access(words::run);
        }
    }

    /** What went wrong is for the page's own handling of errors. */
    private static <T> void show(@Nullable T answer, @Nullable Throwable thrown, Consumer<T> answered) {
        if (thrown != null) {
            throw thrown.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
        }
        if (answer != null) {
            answered.accept(answer);
        }
    }
}
