package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.UI;
import dev.tenantry.identity.NotSignedIn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/** Asks what may take its time aside from the page, which stays usable meanwhile, as whoever has pressed. */
final class Aside {

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);
    private static final Executor THREADS = Thread.ofVirtual().name("aside-", 0)::start;

    private Aside() {}

    /**
     * @param answered told of the answer in the page, unless that was closed meanwhile
     * @param after run in the page in any case
     */
    static <T> void ask(UI ui, Supplier<T> question, Consumer<T> answered, Runnable after) {
        var _ = CompletableFuture.supplyAsync(question, new DelegatingSecurityContextExecutor(THREADS))
                .whenComplete((answer, thrown) -> ui.accessLater(
                                () -> {
                                    after.run();
                                    show(answer, thrown, answered);
                                },
                                () -> LOG.debug("the page that asked was closed"))
                        .run());
    }

    /** What went wrong is for the page's own handling of errors. Whoever signed out meanwhile is shown nothing more. */
    private static <T> void show(@Nullable T answer, @Nullable Throwable thrown, Consumer<T> answered) {
        if (thrown != null) {
            throw thrown.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
        }
        try {
            if (answer != null) {
                answered.accept(answer);
            }
        } catch (NotSignedIn gone) {
            LOG.debug("an answer for a page whose viewer has signed out", gone);
        }
    }
}
