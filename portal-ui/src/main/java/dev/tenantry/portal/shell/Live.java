package dev.tenantry.portal.shell;

import com.vaadin.flow.component.UI;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.portal.security.OncePerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a page fresh while it is open: any number of news within a moment become one push, whatever parts of the page they are for. */
public final class Live implements AutoCloseable {

    /** Where whoever has news calls back until the handle is closed. */
    @FunctionalInterface
    public interface Source {

        /** Begins to call back, on any thread. */
        AutoCloseable follow(Runnable news);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    static final Duration SOON = Duration.ofMillis(250);

    private final Beat beat;
    private final Duration pause;
    private final Runnable refresh;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private @Nullable AutoCloseable subscription;

    /** A page that follows one thing, and shows its news after a quarter of a second. */
    public Live(UI ui, Runnable refresh) {
        this(ui, SOON, refresh);
    }

    /** @param pause how long news wait for more, and so how often at most the page is refreshed */
    Live(UI ui, Duration pause, Runnable refresh) {
        this.beat = Beat.of(ui);
        this.pause = pause;
        this.refresh = refresh;
    }

    /** Begins to follow; a page follows one source. */
    public void follow(Source source) {
        subscription = source.follow(this::news);
    }

    private void news() {
        if (waiting.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::push);
        }
    }

    private void push() {
        beat.show(() -> {
            waiting.set(false);
            show();
        });
    }

    /**
     * Whoever signed out while news were on the way is shown nothing more. It may be a request that shows them, as it gives the page
     * back: what that has asked before is older than the news.
     */
    public void show() {
        try {
            OncePerRequest.forget();
            refresh.run();
        } catch (NotSignedIn gone) {
            LOG.debug("news for a page whose viewer has signed out", gone);
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (subscription != null) {
                subscription.close();
            }
        } catch (Exception stillSubscribed) {
            LOG.warn("a closed page is still told of news", stillSubscribed);
        }
    }
}
