package dev.tenantry.portal.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One page's pushes: what several of its parts have to show goes together, and four times a second at most. */
final class Beat {

    private final UI ui;
    private final List<Runnable> due = new ArrayList<>();
    private long last = System.nanoTime() - Live.SOON.toNanos();

    private Beat(UI ui) {
        this.ui = ui;
    }

    /** To be called by who has the page's lock. */
    static Beat of(UI ui) {
        Beat known = ComponentUtil.getData(ui, Beat.class);
        if (known != null) {
            return known;
        }
        Beat begun = new Beat(ui);
        ComponentUtil.setData(ui, Beat.class, begun);
        return begun;
    }

    /** On any thread: has it shown with the next push. */
    synchronized void show(Runnable part) {
        due.add(part);
        if (due.size() == 1) {
            long wait = Math.max(0, last + Live.SOON.toNanos() - System.nanoTime());
            CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS).execute(this::push);
        }
    }

    private synchronized List<Runnable> taken() {
        List<Runnable> all = List.copyOf(due);
        due.clear();
        last = System.nanoTime();
        return all;
    }

    private void push() {
        if (ui.isAttached()) {
            var _ = ui.access(() -> taken().forEach(this::access));
        } else {
            taken();
        }
    }

    /** By itself within the one access, so that a part that breaks keeps no other from being shown. */
    private void access(Runnable part) {
        var _ = ui.access(part::run);
    }
}
