package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One onboarding, in which one thing after the other strikes. */
final class Tale {

    private static final Duration UNTIL_END = Duration.ofMinutes(6);

    private final Stage stage;
    private final Reference reference;
    private final Random chance;
    private final Order order;
    private final Strikes strikes;
    private final Map<String, Integer> before;
    private final Ambush ambush;

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
        this.ambush = new Ambush(stage, reference, order, strikes, watcher);
    }

    /** @param watcher is told of each cell when it strikes */
    static Tale begin(Stage stage, Reference reference, long seed, int number, Consumer<Cell> watcher)
            throws IOException {
        var before = Counted.objects(stage);
        var order = Order.submit(stage.node().api(), number);
        return new Tale(stage, reference, seed, order, before, watcher);
    }

    /** @param cells in the order of steps and moments */
    Told tell(List<Cell> cells) throws IOException {
        cells.forEach(this::hold);
        order.approve();
        ambush.spring(cells);
        return new Told(order.run(), ambush.struck(), ambush.never(), end(cells));
    }

    /** All at the beginning, so that the run cannot get ahead of us. */
    private void hold(Cell cell) {
        var effects = reference.effects(cell.step());
        var effect = cell.moment() == Moment.FOLLOWED ? effects : chance.nextInt(Math.max(1, effects));
        cell.moment()
                .held(cell.step(), reference.after(cell.step()), cell.moment().isOfEffects() ? effect : 0)
                .ifPresent(point -> ambush.hold(cell, point));
    }

    private List<String> end(List<Cell> cells) throws IOException {
        List<String> broken = new ArrayList<>(strikes.complaints());
        if (!Waiting.within(UNTIL_END, strikes::isOver)) {
            broken.add("the run is " + strikes.state() + ": " + strikes.steps());
        } else if (!strikes.state().equals("SUCCEEDED")) {
            broken.add("a person is needed: " + order.incident());
        } else {
            broken.addAll(new Reckoning(stage, reference, order).broken(before, cells));
        }
        return broken;
    }
}
