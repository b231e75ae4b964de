package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Moment.Way;
import dev.tenantry.sandbox.chaos.Pins.Point;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One onboarding that a person stops at one step after the other and has go on again, and in the end rolls back. Things strike
 * while it stops and while it goes back.
 */
final class WayBack {

    private static final Duration UNTIL_STEP = Duration.ofMinutes(6);
    private static final Duration UNTIL_STOPPED = Duration.ofMinutes(3);
    private static final Duration UNTIL_BACK = Duration.ofMinutes(6);

    private final Stage stage;
    private final Reference reference;
    private final Random chance;
    private final Order order;
    private final Strikes strikes;
    private final Map<String, Integer> before;
    private final Ambush ambush;
    private final Map<String, Integer> holds = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private WayBack(
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
    static WayBack begin(Stage stage, Reference reference, long seed, int number, Consumer<Cell> watcher)
            throws IOException {
        var before = Counted.objects(stage);
        var order = Order.submit(stage.node().api(), number);
        return new WayBack(stage, reference, seed, order, before, watcher);
    }

    /**
     * There, and back again.
     *
     * @param cells those that strike on the way there come before any stop
     * @param stops at which steps it is stopped, in their order; at the last one it turns
     */
    Told tell(List<Cell> cells, List<String> stops) throws IOException {
        var there = cells.stream()
                .filter(cell -> cell.moment().way() == Way.FORWARD)
                .toList();
        there.forEach(cell -> lieInWait(
                cell,
                cell.moment().held(cell.step(), reference.after(cell.step()), 0).orElseThrow()));
        stops.stream().filter(step -> !reference.works(step)).forEach(this::hold);
        order.approve();
        ambush.spring(there);
        if (stopAll(cells, stops)) {
            goBack(cells);
        }
        stage.pins().removeAll(order.tenant());
        return new Told(order.run(), ambush.struck(), ambush.never(), broken);
    }

    /** Only there: it waits for a person at this step. */
    Order stopAt(String step) throws IOException {
        if (!reference.works(step)) {
            hold(step);
        }
        order.approve();
        if (!stop(step, List.of())) {
            throw new IllegalStateException(String.join(", ", broken));
        }
        stage.pins().removeAll(order.tenant());
        return order;
    }

    private boolean stopAll(List<Cell> cells, List<String> stops) throws IOException {
        for (String step : stops) {
            if (!stop(step, of(cells, step, Way.STOPPING))) {
                return false;
            }
            if (!step.equals(stops.getLast())) {
                order.retry();
            }
        }
        return true;
    }

    private static List<Cell> of(List<Cell> cells, String step, Way way) {
        return cells.stream()
                .filter(cell -> cell.step().equals(step) && cell.moment().way() == way)
                .toList();
    }

    // ---- stopping

    /** A step without a job is held in the middle of its first effect, so that it is stopped there. */
    private void hold(String step) {
        holds.put(step, stage.pins().set(order.tenant(), Moment.ACTED.of(step, 0)));
    }

    /** Whether it stands still then, as a run that was stopped. */
    private boolean stop(String step, List<Cell> cells) throws IOException {
        if (!Waiting.within(UNTIL_STEP, () -> getsTo(step) || hasEnded()) || hasEnded()) {
            broken.add("did not get to " + step + ": " + strikes.state() + ", " + order.incident());
            return false;
        }
        cells.forEach(cell -> lieInWait(cell, cell.moment().of(step, 0)));
        order.cancel();
        var hold = holds.remove(step);
        if (hold != null) {
            stage.pins().remove(hold);
        }
        ambush.spring(cells);
        if (!Waiting.within(UNTIL_STOPPED, strikes::isOver)) {
            broken.add("does not stop at " + step + ": " + strikes.steps());
            return false;
        }
        if (!strikes.incidents().getLast().equals("CANCELLED")) {
            broken.add("stopped at " + step + ", it says: " + order.incident());
            return false;
        }
        return true;
    }

    /** What a stop has left half made is replaced, which nobody had approved. */
    private boolean getsTo(String step) throws IOException {
        if (strikes.state().equals("AWAITING_APPROVAL")) {
            order.approve();
        }
        return isAt(step);
    }

    private boolean hasEnded() {
        return strikes.isOver() && !strikes.state().equals("AWAITING_APPROVAL");
    }

    /** Whatever has passed there before is another story. */
    private void lieInWait(Cell cell, Point point) {
        ambush.hold(cell, new Point(point.step(), point.moment(), stage.pins().passed(order.tenant(), point)));
    }

    /** A job is stopped when all that starts it is done: Terraform's apply, not its plan. */
    private boolean isAt(String step) {
        var hold = holds.get(step);
        if (hold != null) {
            return stage.pins().isReached(hold);
        }
        return stage.pins().passed(order.tenant(), Moment.POLLING.of(step, 0)) > 0
                && stage.pins().passed(order.tenant(), Moment.FOLLOWED.of(step, 0)) >= reference.allEffects(step);
    }

    // ---- going back

    private void goBack(List<Cell> cells) throws IOException {
        var back = cells.stream()
                .filter(cell -> cell.moment().way() == Way.BACK)
                .sorted(Comparator.comparingInt(
                                (Cell cell) -> -reference.steps().indexOf(cell.step()))
                        .thenComparing(Cell::moment))
                .toList();
        back.forEach(this::holdBack);
        order.rollBack();
        ambush.spring(back);
        broken.addAll(strikes.complaints());
        if (!Waiting.within(UNTIL_BACK, strikes::isOver)) {
            broken.add("the run is " + strikes.state() + ": " + strikes.steps());
        } else if (!strikes.state().equals("ROLLED_BACK")) {
            broken.add("a person is needed: " + order.incident());
        } else {
            broken.addAll(new Returned(stage, reference, order).broken(before));
        }
    }

    private void holdBack(Cell cell) {
        var undone = reference.effects(Moment.undoing(cell.step()));
        var nth = cell.moment().isOfEffects() ? chance.nextInt(Math.max(1, undone)) : 0;
        cell.moment()
                .held(cell.step(), reference.beforeIt(cell.step()), nth)
                .ifPresent(point -> ambush.hold(cell, point));
    }
}
