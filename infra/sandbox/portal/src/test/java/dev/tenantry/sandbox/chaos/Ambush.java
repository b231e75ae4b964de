package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Pins.Point;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Holds a run at the moments of its cells, and has something strike it there. */
final class Ambush {

    private static final Duration UNTIL_MOMENT = Duration.ofMinutes(4);

    private final Stage stage;
    private final Reference reference;
    private final Order order;
    private final Strikes strikes;
    private final Consumer<Cell> watcher;
    private final Map<Cell, Integer> pins = new HashMap<>();
    private final List<Cell> struck = new ArrayList<>();
    private final List<Cell> never = new ArrayList<>();

    /** @param watcher is told of each cell when it strikes */
    Ambush(Stage stage, Reference reference, Order order, Strikes strikes, Consumer<Cell> watcher) {
        this.stage = stage;
        this.reference = reference;
        this.order = order;
        this.strikes = strikes;
        this.watcher = watcher;
    }

    /** From now on the run does not get past this point. */
    void hold(Cell cell, Point point) {
        pins.put(cell, stage.pins().set(order.tenant(), point));
    }

    /** Strikes at one after the other when it comes. */
    void spring(List<Cell> cells) throws IOException {
        for (int at = 0; at < cells.size(); at++) {
            var cell = cells.get(at);
            if (comes(cell, cells.subList(at + 1, cells.size())) && strike(cell)) {
                struck.add(cell);
            } else {
                never.add(cell);
                release(cell);
            }
        }
    }

    private boolean strike(Cell cell) throws IOException {
        watcher.accept(cell);
        return strikes.strike(cell, reference, () -> release(cell));
    }

    private void release(Cell cell) {
        var pin = pins.remove(cell);
        if (pin != null) {
            stage.pins().remove(pin);
        }
    }

    /** Waits for the moment; it does not come if a later one is reached. */
    private boolean comes(Cell cell, List<Cell> later) {
        var end = Instant.now().plus(UNTIL_MOMENT);
        while (Instant.now().isBefore(end)) {
            if (isThere(cell)) {
                return true;
            }
            if (strikes.isOver() || later.stream().anyMatch(this::isThere)) {
                return false;
            }
            Waiting.pause(Duration.ofMillis(10));
        }
        return false;
    }

    private boolean isThere(Cell cell) {
        if (cell.moment() == Moment.POLLING) {
            return stage.pins().passed(order.tenant(), Moment.POLLING.of(cell.step(), 0)) > 0;
        }
        var pin = pins.get(cell);
        return pin != null && stage.pins().isReached(pin);
    }

    /** Those that came about, in their order. */
    List<Cell> struck() {
        return struck;
    }

    List<Cell> never() {
        return never;
    }
}
