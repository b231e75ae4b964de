package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Moment.Way;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an onboarding is like that nothing disturbs: its steps, the moments that come in each, what it leaves outside and what
 * audit tells of it. The others are held against it.
 *
 * @param effects how many a step has while it starts, and while it is undone
 * @param followed how many more while its job is asked after
 * @param moments as {@code step/moment}
 * @param actsBack what audit tells of one that is stopped at each step and rolled back; empty as long as none was played
 */
record Reference(
        List<String> steps,
        Map<String, Integer> effects,
        Map<String, Integer> followed,
        Set<String> moments,
        Map<String, Integer> objects,
        Set<String> acts,
        Set<String> actsBack,
        long seconds) {

    /** Of an onboarding that nothing is known of yet. */
    static final Reference NONE =
            new Reference(List.of(), Map.of(), Map.of(), Set.of(), Map.of(), Set.of(), Set.of(), 0);

    static Reference of(Stage stage, int number) throws IOException {
        var since = Instant.now();
        var before = Counted.objects(stage);
        var told = Tale.begin(stage, NONE, 0, number, cell -> {}).tell(List.of());
        if (!told.survived()) {
            throw new IllegalStateException("even undisturbed, a run breaks: " + told.broken());
        }
        var tenant = tenant(stage, told);
        var steps = stage.database().texts("""
                select split_part(step, '@', 1) from tenantry.run_step where run_id = ?::uuid order by position
                """, told.run());
        Map<String, Integer> effects = new TreeMap<>();
        Map<String, Integer> followed = new TreeMap<>();
        Set<String> moments = new TreeSet<>();
        steps.forEach(step -> look(stage.pins(), tenant, step, effects, followed, moments));
        return new Reference(
                steps,
                effects,
                followed,
                moments,
                Counted.difference(before, Counted.objects(stage)),
                Counted.acts(stage, tenant),
                Set.of(),
                Duration.between(since, Instant.now()).toSeconds());
    }

    private static String tenant(Stage stage, Told told) {
        return stage.database().text("select tenant_id from tenantry.run where id = ?::uuid", told.run());
    }

    /** Effects after the start are made while the step asks after its job, and are another moment. */
    private static void look(
            Pins pins,
            String tenant,
            String step,
            Map<String, Integer> effects,
            Map<String, Integer> followed,
            Set<String> moments) {
        int early = pins.passedBefore(tenant, Moment.ACTED.of(step, 0), Moment.STARTED.of(step, 0));
        effects.put(step, early);
        followed.put(step, pins.passed(tenant, Moment.FOLLOWED.of(step, 0)) - early);
        for (Moment moment : Moment.values()) {
            int fitting = switch (moment) {
                case UNTOUCHED, ACTED -> early;
                case FOLLOWED -> followed.getOrDefault(step, 0);
                default -> moment.way() == Way.FORWARD ? pins.passed(tenant, moment.of(step, 0)) : 0;
            };
            if (fitting > 0) {
                moments.add(step + "/" + moment);
            }
        }
    }

    // ---- and back

    /** The same, and what it is like to stop one at each step and to roll it back. */
    Reference andBack(Stage stage, int number) throws IOException {
        var since = Instant.now();
        var told = WayBack.begin(stage, this, 0, number, cell -> {}).tell(List.of(), stops());
        if (!told.survived()) {
            throw new IllegalStateException("even undisturbed, a return breaks: " + told.broken());
        }
        var tenant = tenant(stage, told);
        var acts = Counted.acts(stage, tenant);
        Map<String, Integer> all = new TreeMap<>(effects);
        Set<String> more = new TreeSet<>(moments);
        steps.forEach(step -> {
            all.put(Moment.undoing(step), stage.pins().passed(tenant, Moment.UNDO_ACTED.of(step, 0)));
            lookBack(stage.pins(), tenant, step, more);
        });
        stops().forEach(step -> {
            more.add(step + "/" + Moment.CANCEL_ASKED);
            more.add(step + "/" + Moment.CANCEL_HALTED);
            if (acts.stream().anyMatch(act -> act.startsWith("runner.job.stopped of " + step + "@"))) {
                more.add(step + "/" + Moment.CANCEL_ACTED);
            }
        });
        return new Reference(
                steps,
                all,
                followed,
                more,
                objects,
                this.acts,
                acts,
                seconds + Duration.between(since, Instant.now()).toSeconds());
    }

    private static void lookBack(Pins pins, String tenant, String step, Set<String> moments) {
        for (Moment moment : Moment.values()) {
            if (moment.way() == Way.BACK && pins.passed(tenant, moment.of(step, 0)) > 0) {
                moments.add(step + "/" + moment);
            }
        }
    }

    /** The steps at which a run can be stopped in the middle and still be rolled back. */
    List<String> stops() {
        return steps.stream()
                .limit(steps.size() - 1L)
                .filter(step -> works(step) || effects(step) > 0)
                .toList();
    }

    /** Those at which it is stopped for these cells; at the last one, behind all that is to be undone, it turns. */
    List<String> stops(Collection<Cell> cells) {
        var all = stops();
        Set<Integer> at = new TreeSet<>();
        int turn = 0;
        for (Cell cell : cells) {
            int own = steps.indexOf(cell.step());
            if (cell.moment().way() == Way.STOPPING) {
                at.add(all.indexOf(cell.step()));
            } else {
                turn = Math.max(turn, (int)
                        all.stream().filter(stop -> steps.indexOf(stop) <= own).count());
            }
        }
        at.add(Math.min(turn, all.size() - 1));
        return at.stream().map(all::get).toList();
    }

    /** Whether the step has a job that works on its own. */
    boolean works(String step) {
        return moments.contains(step + "/" + Moment.POLLING);
    }

    int effects(String step) {
        return effects.getOrDefault(step, 0);
    }

    /** With those that it has while its job is asked after. */
    int allEffects(String step) {
        return effects(step) + followed.getOrDefault(step, 0);
    }

    /** The step that follows; empty for the last one. */
    String after(String step) {
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? steps.get(next) : "";
    }

    /** The step before; empty for the first one. */
    String beforeIt(String step) {
        int last = steps.indexOf(step) - 1;
        return last < 0 ? "" : steps.get(last);
    }

    /** Every field of the matrix for this fault, in the order in which they come. */
    List<Cell> cells(Fault fault) {
        List<Cell> cells = new ArrayList<>();
        for (String step : steps) {
            for (Moment moment : Moment.values()) {
                if (moments.contains(step + "/" + moment) && fault.strikes(step, moment)) {
                    cells.add(new Cell(step, moment, fault));
                }
            }
        }
        return cells;
    }
}
