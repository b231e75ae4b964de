package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What strikes, and how things go on after it. */
final class Strikes {

    private static final Duration TAKE_OVER = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofMinutes(6);

    private final Stage stage;
    private final Order order;
    private final Random chance;
    private final List<String> complaints = new ArrayList<>();

    Strikes(Stage stage, Order order, Random chance) {
        this.stage = stage;
        this.order = order;
        this.chance = chance;
    }

    /**
     * Whether it has struck at all.
     *
     * @param effects how many the step has
     * @param release lets the run go on; called when what strikes has struck, before a portal works again
     */
    boolean strike(Cell cell, int effects, Runnable release) throws IOException {
        return switch (cell.fault()) {
            case KILL -> kill(List.of(), release);
            case KILL_ALL -> kill(stage.node().programs(), release);
            case DATABASE -> database(release);
            case FREEZE -> freeze(release);
            case LATE -> spoil(cell.step(), effects, "SLOW", release);
            case TWICE -> spoil(cell.step(), effects, "TWICE", release);
            case LOST -> spoil(cell.step(), effects, "ANSWER_LOST", release);
        };
    }

    private boolean kill(List<ProcessHandle> programs, Runnable release) throws IOException {
        stage.node().kill();
        programs.forEach(ProcessHandle::destroyForcibly);
        programs.forEach(program -> program.onExit().join());
        stage.pins().abandon();
        release.run();
        stage.node().start();
        return true;
    }

    /** One of the step's first requests to each system; whether it changes something or only looks is left to chance. */
    private boolean spoil(String step, int effects, String fault, Runnable release) throws IOException {
        for (String system : stage.world().systems()) {
            stage.world()
                    .faults(
                            system,
                            "[{\"fault\": \"%s\", \"where\": \"P\", \"times\": 1, \"delayMillis\": 12000, \"skip\": %d}]"
                                    .formatted(fault, chance.nextInt(Math.max(1, effects))));
        }
        release.run();
        Waiting.until("the end of " + step, STEP, () -> {
            Waiting.pause(Duration.ofMillis(100));
            return over(state()) || stage.pins().passed(order.tenant(), Moment.RECORDED.of(step, 0)) > 0;
        });
        boolean spoiled = false;
        for (String system : stage.world().systems()) {
            spoiled |= stage.world().clear(system);
        }
        return spoiled;
    }

    private boolean database(Runnable release) throws IOException {
        stage.database().crash();
        Waiting.pause(Duration.ofMillis(chance.nextInt(1_500)));
        stage.database().restart();
        release.run();
        return true;
    }

    /** The frozen one's statement is done, and it does not hear of it before it wakes. */
    private boolean freeze(Runnable release) throws IOException {
        var frozen = worker();
        frozen.freeze();
        try {
            release.run();
            if (!another(frozen)) {
                complaints.add("nobody took over from " + frozen.name() + " within " + TAKE_OVER.toSeconds() + " s");
            }
            Waiting.pause(Duration.ofMillis(chance.nextInt(4_000)));
            return true;
        } finally {
            frozen.wake();
        }
    }

    /** Whether another portal takes the run over and gets it on. */
    private boolean another(Node frozen) {
        int before = stage.pins().passedInAll(order.tenant());
        return Waiting.within(
                TAKE_OVER,
                () -> over(state())
                        || (!holder().equals(frozen.name()) && stage.pins().passedInAll(order.tenant()) > before));
    }

    private static boolean over(String state) {
        return state.equals("SUCCEEDED") || state.equals("INCIDENT");
    }

    private Node worker() {
        var name = holder();
        return stage.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String holder() {
        return stage.database()
                .text("select node from tenantry.tenant_lease where tenant_id = ?::uuid", order.tenant());
    }

    /** What went on otherwise than it must while something struck. */
    List<String> complaints() {
        return complaints;
    }

    /** As it is written, whichever portals live. */
    String state() {
        return stage.database().text("select state from tenantry.run where id = ?::uuid", order.run());
    }

    /** Where those steps are that are neither done nor to come. */
    List<String> steps() {
        return stage.database().texts("""
                select step || ' ' || phase || ' ' || coalesce(saying, '') || ' ' || coalesce(failure::text, '')
                from tenantry.run_step where run_id = ?::uuid and phase not in ('DONE', 'WAITING') order by position
                """, order.run());
    }
}
