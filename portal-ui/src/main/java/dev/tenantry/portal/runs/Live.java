package dev.tenantry.portal.runs;

import com.vaadin.flow.component.UI;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.runs.RunFeed;
import dev.tenantry.steps.RunId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a page fresh while it is open: any number of news within 250 ms become one push. */
final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final int PAUSE_MILLIS = 250;

    private final UI ui;
    private final Runnable refresh;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private @Nullable AutoCloseable subscription;

    Live(UI ui, Runnable refresh) {
        this.ui = ui;
        this.refresh = refresh;
    }

    void follow(RunFeed feed, RunId run) {
        subscription = feed.follow(run, this::news);
    }

    private void news() {
        if (waiting.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::push);
        }
    }

    private void push() {
        waiting.set(false);
        if (ui.isAttached()) {
            ui.access(this::show);
        }
    }

    /** Whoever signed out while news were on the way is shown nothing more. */
    void show() {
        try {
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
