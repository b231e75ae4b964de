package dev.tenantry.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BeatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A page that counts how often it is accessed, which is how often it is pushed to. */
    private static final class Counting extends UI {

        private final AtomicInteger pushes = new AtomicInteger();
        private boolean within;

        @Override
        public boolean isAttached() {
            return true;
        }

        @Override
        public Future<Void> access(Command command) {
            if (within) {
                command.execute();
            } else {
                within = true;
                command.execute();
                within = false;
                pushes.incrementAndGet();
            }
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void all_parts_that_have_news_within_a_moment_are_shown_by_one_push() {
        var page = new Counting();
        var shown = new AtomicInteger();
        var beat = Beat.of(page);
        beat.show(() -> {
            for (int part = 0; part < 20; part++) {
                Beat.of(page).show(shown::incrementAndGet);
            }
        });
        await().atMost(PATIENCE).until(() -> page.pushes.get() == 2);
        assertThat(shown).hasValue(20);
    }
}
