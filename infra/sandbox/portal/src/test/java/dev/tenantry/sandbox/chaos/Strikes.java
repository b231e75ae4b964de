package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

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
     * @param reference tells how many effects and jobs the step has
     * @param release lets the run go on; called when what strikes has struck, before a portal works again
     */
    boolean strike(Cell cell, Reference reference, Runnable release) throws IOException {
        return switch (cell.fault()) {
            case KILL -> kill(Set.of(), release);
            case KILL_ALL -> kill(stage.node().programs(), release);
            case DATABASE -> database(release);
            case FREEZE -> freeze(release);
            case NODE_LOST -> nodeLost(release);
            case LATE -> spoil(cell.step(), reference, "SLOW", release);
            case TWICE -> spoil(cell.step(), reference, "TWICE", release);
            case LOST -> spoil(cell.step(), reference, "ANSWER_LOST", release);
            case JOB_KILLED -> meddle(cell.step(), reference, Runners::killed);
            case JOB_TWICE -> runners(cell.step(), reference).twice();
            case RESULT_LOST -> meddle(cell.step(), reference, Runners::lost);
            case RESULT_OLD -> meddle(cell.step(), reference, Runners::old);
            case DISK_FULL -> fullDisk(release);
        };
    }

    private boolean kill(Set<ProcessHandle> programs, Runnable release) throws IOException {
        stage.node().kill();
        programs.forEach(ProcessHandle::destroyForcibly);
        programs.forEach(program -> program.onExit().join());
        stage.pins().abandon();
        release.run();
        stage.node().start();
        return true;
    }

    /** One of the step's first requests to each system; whether it changes something or only looks is left to chance. */
    private boolean spoil(String step, Reference reference, String fault, Runnable release) throws IOException {
        for (String system : stage.world().systems()) {
            stage.world()
                    .faults(
                            system,
                            "[{\"fault\": \"%s\", \"where\": \"P\", \"times\": 1, \"delayMillis\": 12000, \"skip\": %d}]"
                                    .formatted(fault, chance.nextInt(Math.max(1, reference.effects(step)))));
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

    /** Each of its effects is a job. */
    private Runners runners(String step, Reference reference) {
        var jobs = Math.max(1, reference.allEffects(step));
        return new Runners(stage.world(), order.run(), step, chance.nextInt(jobs));
    }

    private interface Meddling {
        boolean done(Runners runners) throws IOException;
    }

    /** Whether it was noticed: then the step is tried again. */
    private boolean meddle(String step, Reference reference, Meddling meddling) throws IOException {
        long before = retries();
        if (!meddling.done(runners(step, reference))) {
            return false;
        }
        Waiting.within(
                STEP,
                () -> retries() > before
                        || isOver()
                        || stage.pins().passed(order.tenant(), Moment.RECORDED.of(step, 0)) > 0);
        return retries() > before;
    }

    private long retries() {
        return Long.parseLong(stage.database().text("""
                select count(*) from tenantry.run_event where run_id = ?::uuid and kind = 'STEP_RETRIED'
                """, order.run()));
    }

    private boolean fullDisk(Runnable release) throws IOException {
        stage.disk().fill();
        try {
            release.run();
            Waiting.pause(Duration.ofMillis(5_000 + chance.nextInt(10_000)));
        } finally {
            stage.disk().empty();
        }
        return true;
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
            takenOver(frozen);
            Waiting.pause(Duration.ofMillis(chance.nextInt(4_000)));
            return true;
        } finally {
            frozen.wake();
        }
    }

    /** What its transactions held ends with its connections. */
    private boolean nodeLost(Runnable release) throws IOException {
        var lost = worker();
        lost.kill();
        stage.pins().abandon();
        release.run();
        takenOver(lost);
        lost.start();
        return true;
    }

    /** Another portal must take the run over and get it on. */
    private void takenOver(Node away) {
        int before = stage.pins().passedInAll(order.tenant());
        boolean taken = Waiting.within(
                TAKE_OVER,
                () -> over(state())
                        || (!holder().equals(away.name()) && stage.pins().passedInAll(order.tenant()) > before));
        if (!taken) {
            complaints.add("nobody took over from " + away.name() + " within " + TAKE_OVER.toSeconds() + " s");
        }
    }

    private static boolean over(String state) {
        return List.of("SUCCEEDED", "INCIDENT", "AWAITING_APPROVAL", "ROLLED_BACK", "CANCELLED")
                .contains(state);
    }

    /** Whether the run does nothing more by itself. */
    boolean isOver() {
        return over(state());
    }

    /** The classes of failure that it waited for a person with, one after the other. */
    List<String> incidents() {
        return stage.database().texts("""
                select facts ->> 'class' from tenantry.run_event
                where run_id = ?::uuid and kind = 'INCIDENT' order by seq
                """, order.run());
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
