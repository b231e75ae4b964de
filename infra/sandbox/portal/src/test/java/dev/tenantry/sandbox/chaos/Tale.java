package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One onboarding, in which one thing after the other strikes. */
final class Tale {

    private static final Duration UNTIL_MOMENT = Duration.ofMinutes(4);
    private static final Duration UNTIL_END = Duration.ofMinutes(6);

    private final Stage stage;
    private final Reference reference;
    private final Random chance;
    private final Order order;
    private final Strikes strikes;
    private final Map<String, Integer> before;
    private final Consumer<Cell> watcher;
    private final Map<Cell, Integer> pins = new HashMap<>();
    private final List<Cell> struck = new ArrayList<>();
    private final List<Cell> never = new ArrayList<>();

    private Tale(
            Stage stage,
            Reference reference,
            long seed,
            Order order,
            Map<String, Integer> before,
            Consumer<Cell> watcher) {
        this.stage = stage;
        this.reference = reference;
        this.chance = new Random(seed);
        this.order = order;
        this.strikes = new Strikes(stage, order, chance);
        this.before = before;
        this.watcher = watcher;
    }

    /** @param watcher is told of each cell when it strikes */
    static Tale begin(Stage stage, Reference reference, long seed, int number, Consumer<Cell> watcher)
            throws IOException {
        var before = Counted.objects(stage);
        var order = Order.submit(stage.node().api(), number);
        return new Tale(stage, reference, seed, order, before, watcher);
    }

    /**
     * What the tale came to.
     *
     * @param struck the cells that came about, in their order
     * @param broken what is not as it must be
     */
    record Told(String run, List<Cell> struck, List<Cell> never, List<String> broken) {
        boolean survived() {
            return broken.isEmpty();
        }
    }

    /** @param cells in the order of steps and moments */
    Told tell(List<Cell> cells) throws IOException {
        cells.forEach(this::pin);
        order.approve();
        for (int at = 0; at < cells.size(); at++) {
            var cell = cells.get(at);
            if (comes(cell, cells.subList(at + 1, cells.size())) && strike(cell)) {
                struck.add(cell);
            } else {
                never.add(cell);
                release(cell);
            }
        }
        return new Told(order.run(), struck, never, end(cells));
    }

    private boolean strike(Cell cell) throws IOException {
        watcher.accept(cell);
        return strikes.strike(cell, reference.effects(cell.step()), () -> release(cell));
    }

    /** All at the beginning, so that the run cannot get ahead of us. */
    private void pin(Cell cell) {
        var effects = reference.effects(cell.step());
        var effect = cell.moment() == Moment.FOLLOWED ? effects : chance.nextInt(Math.max(1, effects));
        cell.moment()
                .held(cell.step(), reference.after(cell.step()), effect)
                .ifPresent(point -> pins.put(cell, stage.pins().set(order.tenant(), point)));
    }

    private void release(Cell cell) {
        var pin = pins.remove(cell);
        if (pin != null) {
            stage.pins().remove(pin);
        }
    }

    private boolean isOver() {
        var state = strikes.state();
        return state.equals("SUCCEEDED") || state.equals("INCIDENT");
    }

    /** Waits for the moment; it does not come if a later one is reached. */
    private boolean comes(Cell cell, List<Cell> later) {
        var end = Instant.now().plus(UNTIL_MOMENT);
        while (Instant.now().isBefore(end)) {
            if (isThere(cell)) {
                return true;
            }
            if (isOver() || later.stream().anyMatch(this::isThere)) {
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

    private List<String> end(List<Cell> cells) throws IOException {
        List<String> broken = new ArrayList<>(strikes.complaints());
        if (!Waiting.within(UNTIL_END, this::isOver)) {
            broken.add("the run is " + strikes.state() + ": " + strikes.steps());
        } else if (!strikes.state().equals("SUCCEEDED")) {
            broken.add("a person is needed: " + order.incident());
        } else {
            broken.addAll(new Reckoning(stage, reference, order).broken(before, cells));
        }
        return broken;
    }
}
