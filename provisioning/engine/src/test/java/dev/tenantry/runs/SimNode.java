package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node: an engine on the shared rows. Killed, it loses everything but them; frozen, it goes on later as if no time had passed. */
final class SimNode {

    private final Simulation sim;
    private final String name;
    private final SimTime.Skewed clock;
    private int life;
    private boolean alive;
    private boolean frozen;
    private @Nullable RunEngine engine;

    SimNode(Simulation sim, String name) {
        this.sim = sim;
        this.name = name;
        this.clock = sim.time().skewed();
        boot();
    }

    /** Thrown through everything: from here on this life of the node does nothing more. */
    @SuppressWarnings("serial") // never leaves the process
    static final class Killed extends Error {
        Killed(String node) {
            super(node + " was killed", null, false, false);
        }
    }

    String name() {
        return name;
    }

    boolean works() {
        return alive && !frozen;
    }

    boolean alive() {
        return alive;
    }

    void boot() {
        alive = true;
        frozen = false;
        life++;
        Life own = new Life(life);
        engine = RunEngine.of(
                own,
                own,
                run -> sim.people().paused(run.tenant()),
                sim.catalogue(),
                sim.calls(),
                own,
                sim.seal(),
                new Backoff(sim.chance().random()),
                clock);
    }

    void kill() {
        alive = false;
        frozen = false;
    }

    /** From now on its clock is so much ahead, or behind. */
    void skew(Duration by) {
        clock.skew(by);
    }

    void freeze(boolean now) {
        frozen = now && alive;
    }

    Next advance(RunId run) {
        return java.util.Objects.requireNonNull(engine).advance(run);
    }

    /** What the engine of one life stands on; each call may be where the node dies. */
    final class Life implements RunStore, Leases, Contexts {

        private final int own;

        Life(int own) {
            this.own = own;
        }

        /** A place where this life may end or be held up. */
        void point(String where) {
            check();
            sim.faults().at(SimNode.this, where);
            check();
        }

        void check() {
            if (!alive || life != own) {
                throw new Killed(name);
            }
        }

        SimNode node() {
            return SimNode.this;
        }

        @Override
        public Run load(RunId id) {
            check();
            return sim.rows().load(id);
        }

        @Override
        public Run save(Run run, List<RunEvent> events) {
            point("before save");
            Run saved = sim.rows().save(run);
            sim.trace(name + " saves " + Simulation.line(saved) + " " + kinds(events));
            point("after save");
            return saved;
        }

        @Override
        public Optional<PlanDocument> approved(RunId id) {
            check();
            return sim.rows().approved(id);
        }

        @Override
        public Run savePlanned(Run run, PlanDocument document, List<RunEvent> events) {
            point("before save");
            Run saved = sim.rows().savePlanned(run, document);
            sim.trace(name + " saves " + Simulation.line(saved) + " " + kinds(events));
            point("after save");
            return saved;
        }

        private static List<RunEvent.Kind> kinds(List<RunEvent> events) {
            return events.stream().map(RunEvent::kind).toList();
        }

        @Override
        public Optional<Lease> hold(Run run) {
            point("before hold");
            return sim.rows().hold(run, name);
        }

        @Override
        public Lease renew(Lease lease) {
            point("before renew");
            Lease renewed = sim.rows().renew(lease, name);
            sim.laws().renewed(SimNode.this, renewed);
            point("after renew");
            return renewed;
        }

        @Override
        public void release(Lease lease) {
            point("before release");
            sim.rows().release(lease, name);
        }

        @Override
        public StepContext of(Run run, RunStep step, Lease lease) {
            return new SimContext(sim, this, run, step, lease);
        }

        @Override
        public void settled(Run run, RunStep step) {
            point("before settle");
            new Effects(this, sim.audit()).settled(run, step);
        }
    }
}
