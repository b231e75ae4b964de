package dev.tenantry.runs;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;

/** What goes wrong, drawn from the seed: how often each kind does is drawn, too, so that quiet seeds see late ones. */
final class SimFaults {

    private static final List<Kind> BEFORE = List.of(
            Kind.DOWN, Kind.RATE_LIMITED, Kind.NOT_AUTHORIZED, Kind.NOT_FOUND, Kind.ALREADY_EXISTS, Kind.REJECTED);
    private static final List<Kind> AFTER = List.of(Kind.TIMEOUT, Kind.ANSWER_LOST, Kind.BROKEN, Kind.NOT_UNDERSTOOD);
    private static final Duration CUT_OFF = Duration.ofSeconds(5);

    private final Simulation sim;
    private final int kills;
    private final int freezes;
    private final int refusals;
    private final int losses;
    private final int lates;
    private final int classes;
    private final int outages;
    private final int jumps;
    private int heldUp;

    SimFaults(Simulation sim) {
        this.sim = sim;
        List<Integer> rates = List.of(0, 0, 8, 20, 60);
        this.kills = sim.chance().of(List.of(0, 20, 60, 200));
        this.freezes = sim.chance().of(List.of(0, 20, 60, 200));
        this.refusals = sim.chance().of(rates);
        this.losses = sim.chance().of(rates);
        this.lates = sim.chance().of(rates);
        this.classes = sim.chance().of(rates);
        this.outages = sim.chance().of(List.of(0, 0, 50));
        this.jumps = sim.chance().of(List.of(0, 0, 0, 60, 200));
    }

    /** A place in the engine where the node may die, stand still or lose the database. */
    void at(SimNode node, String where) {
        if (sim.calm()) {
            return;
        }
        if (sim.chance().oneIn(kills)) {
            sim.trace(node.name() + " is killed " + where);
            sim.nodes().kill(node);
        } else if (sim.chance().oneIn(freezes) && heldUp < 2) {
            freeze(node, where);
        } else if (where.endsWith("save") && sim.chance().oneIn(outages)) {
            sim.trace(node.name() + " loses the database " + where);
            throw new DatabaseAway();
        } else if (sim.chance().oneIn(jumps)) {
            jump(node, where);
        }
    }

    /** Somebody sets the node's clock, or it is set right again; leases go by the database's. */
    private void jump(SimNode node, String where) {
        Duration ahead = sim.chance()
                .of(List.of(
                        Duration.ZERO,
                        sim.chance().between(Duration.ofSeconds(1), Duration.ofHours(3)),
                        sim.chance()
                                .between(Duration.ofSeconds(1), Duration.ofHours(3))
                                .negated()));
        sim.trace(node.name() + " has its clock set " + ahead + " ahead " + where);
        node.skew(ahead);
    }

    /** Our own database does not answer; whether it has committed is not known. */
    @SuppressWarnings("serial") // never leaves the process
    static final class DatabaseAway extends DataAccessResourceFailureException {
        DatabaseAway() {
            super("database away");
        }
    }

    private void freeze(SimNode node, String where) {
        Duration pause = sim.chance().between(Duration.ofSeconds(1), Duration.ofSeconds(90));
        sim.trace(node.name() + " stands still " + where + " for " + pause);
        sim.laws().heldUp(node);
        node.freeze(true);
        heldUp++;
        sim.time().pass(pause);
        heldUp--;
        node.freeze(false);
        sim.trace(node.name() + " goes on");
    }

    /** A call to the world: refused before it acts. */
    void before(SimNode.Life life, String call) {
        life.point("before " + call);
        if (!sim.calm() && sim.chance().oneIn(refusals)) {
            fail(sim.chance().of(BEFORE), "before " + call);
        }
    }

    /** The world has acted, or has looked: the answer may be lost or late. */
    void after(SimNode.Life life, String call) {
        if (!sim.calm() && sim.chance().oneIn(losses)) {
            fail(sim.chance().of(AFTER), "after " + call);
        }
        if (!sim.calm() && sim.chance().oneIn(lates) && heldUp < 2) {
            late(call);
            life.check();
        }
        life.point("after " + call);
    }

    private void late(String call) {
        Duration pause = sim.chance().between(Duration.ofMillis(500), Duration.ofSeconds(8));
        boolean cut = pause.compareTo(CUT_OFF) > 0;
        sim.trace("answer of " + call + " takes " + pause);
        heldUp++;
        sim.time().pass(cut ? CUT_OFF : pause);
        heldUp--;
        if (cut) {
            throw SimFaults.<RuntimeException>unchecked(new TimeoutException("cut off"));
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // as the engine's own cut-off throws it, through a supplier
    private static <E extends Exception> E unchecked(Exception thrown) throws E {
        throw (E) thrown;
    }

    private void fail(Kind kind, String where) {
        sim.trace("fails " + kind + " " + where);
        throw new OutsideFailure(OutsideSystem.PORTAL, kind, where);
    }

    /** A class of failure that a step answers by itself. */
    Optional<FailureClass> answered() {
        return !sim.calm() && sim.chance().oneIn(classes)
                ? Optional.of(sim.chance().of(List.of(FailureClass.values())))
                : Optional.empty();
    }

    boolean unclear() {
        return !sim.calm() && sim.chance().oneIn(classes);
    }
}
