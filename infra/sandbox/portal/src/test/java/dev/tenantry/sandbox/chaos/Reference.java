package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an onboarding is like that nothing disturbs: its steps, the moments that come in each, what it leaves outside and what
 * audit tells of it. The others are held against it.
 */
record Reference(
        List<String> steps,
        Map<String, Integer> effects,
        Set<String> moments,
        Map<String, Integer> objects,
        Set<String> acts,
        long seconds) {

    /** Of an onboarding that nothing is known of yet. */
    static final Reference NONE = new Reference(List.of(), Map.of(), Set.of(), Map.of(), Set.of(), 0);

    static Reference of(Stage stage, int number) throws IOException {
        var since = Instant.now();
        var before = Counted.objects(stage);
        var told = Tale.begin(stage, NONE, 0, number, cell -> {}).tell(List.of());
        var run = told.run();
        if (!told.survived()) {
            throw new IllegalStateException("even undisturbed, a run breaks: " + told.broken());
        }
        var tenant = stage.database().text("select tenant_id from tenantry.run where id = ?::uuid", run);
        var steps = stage.database().texts("""
                select split_part(step, '@', 1) from tenantry.run_step where run_id = ?::uuid order by position
                """, run);
        Map<String, Integer> effects = new TreeMap<>();
        Set<String> moments = new TreeSet<>();
        steps.forEach(step -> look(stage.pins(), tenant, step, effects, moments));
        return new Reference(
                steps,
                effects,
                moments,
                Counted.difference(before, Counted.objects(stage)),
                Counted.acts(stage, tenant),
                Duration.between(since, Instant.now()).toSeconds());
    }

    /** Effects after the start are made while the step asks after its job, and are another moment. */
    private static void look(Pins pins, String tenant, String step, Map<String, Integer> effects, Set<String> moments) {
        int early = pins.passedBefore(tenant, Moment.ACTED.of(step, 0), Moment.STARTED.of(step, 0));
        effects.put(step, early);
        for (Moment moment : Moment.values()) {
            int passed = pins.passed(tenant, moment.of(step, 0));
            int fitting = switch (moment) {
                case UNTOUCHED, ACTED -> early;
                case FOLLOWED -> passed - early;
                case BEFORE, STARTED, POLLING, ENDED, VERIFIED, RECORDED -> passed;
            };
            if (fitting > 0) {
                moments.add(step + "/" + moment);
            }
        }
    }

    int effects(String step) {
        return effects.getOrDefault(step, 0);
    }

    /** The step that follows; empty for the last one. */
    String after(String step) {
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? steps.get(next) : "";
    }

    /** Every field of the matrix for this fault, in the order in which they come. */
    List<Cell> cells(Fault fault) {
        List<Cell> cells = new ArrayList<>();
        for (String step : steps) {
            for (Moment moment : Moment.values()) {
                if (moments.contains(step + "/" + moment) && fault.strikes(moment)) {
                    cells.add(new Cell(step, moment, fault));
                }
            }
        }
        return cells;
    }
}
