package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes and the jobs that they take: as the process engine does it, a job is locked for a while by whoever takes it,
 * falls free when that time is over, and what an overtaken node says of it no longer counts.
 */
final class SimNodes {

    private static final Duration LOCK = Duration.ofSeconds(12);
    private static final Duration BELL = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Simulation sim;
    private final List<SimNode> nodes;
    private final Map<RunId, Job> jobs = new LinkedHashMap<>();

    SimNodes(Simulation sim) {
        this.sim = sim;
        this.nodes = List.of(new SimNode(sim, "A"), new SimNode(sim, "B"));
        sim.time().in(BELL, this::bell);
    }

    private enum Stands {
        DUE,
        TAKEN,
        PERSON,
        GONE
    }

    private static final class Job {
        final RunId run;
        Stands stands = Stands.DUE;
        Instant dueAt = SimTime.BEGIN;
        int revision;

        @Nullable
        SimNode owner;

        Job(RunId run) {
            this.run = run;
        }
    }

    void kill(SimNode node) {
        node.kill();
        sim.time().in(sim.chance().between(Duration.ofSeconds(1), Duration.ofSeconds(40)), () -> reboot(node));
    }

    /** A node that comes back frees its own locks at once. */
    private void reboot(SimNode node) {
        sim.trace(node.name() + " starts");
        node.boot();
        for (Job job : jobs.values()) {
            if (job.stands == Stands.TAKEN && job.owner == node) {
                due(job, Duration.ZERO);
            }
        }
    }

    private void bell() {
        sim.time().in(sim.idle() ? Duration.ofSeconds(20) : BELL, this::bell);
        if (nodes.stream().noneMatch(SimNode::works)) {
            return;
        }
        for (Run run : sim.rows().all()) {
            if (sim.rows().rung(run.id())) {
                wake(run.id());
            }
        }
    }

    private void wake(RunId run) {
        Job job = jobs.get(run);
        if (job == null || job.stands == Stands.GONE) {
            Job begun = new Job(run);
            jobs.put(run, begun);
            due(begun, Duration.ZERO);
        } else if (job.stands == Stands.PERSON || pauses(job)) {
            due(job, Duration.ZERO);
        }
    }

    /** A pause that ends soon is left to the clock. */
    private boolean pauses(Job job) {
        return job.stands == Stands.DUE
                && job.dueAt.isAfter(sim.time().instant().plus(SOON));
    }

    private void due(Job job, Duration pause) {
        job.stands = Stands.DUE;
        job.owner = null;
        int revision = ++job.revision;
        job.dueAt = sim.time().instant().plus(pause);
        Duration slack = sim.chance().between(Duration.ZERO, BELL);
        sim.time().in(pause.plus(slack), () -> take(job, revision));
    }

    private void take(Job job, int revision) {
        if (job.revision != revision) {
            return;
        }
        List<SimNode> free = nodes.stream().filter(SimNode::works).toList();
        if (free.isEmpty()) {
            due(job, Duration.ofSeconds(1));
            return;
        }
        SimNode node = sim.chance().of(free);
        job.stands = Stands.TAKEN;
        job.owner = node;
        int taken = ++job.revision;
        sim.time().in(LOCK.plus(Duration.ofSeconds(sim.chance().below(3))), () -> expire(job, taken));
        work(job, node, taken);
    }

    private void expire(Job job, int taken) {
        if (job.revision == taken) {
            due(job, Duration.ZERO);
        }
    }

    private void work(Job job, SimNode node, int taken) {
        try {
            sim.rows().heard(job.run);
            Next next = node.advance(job.run);
            if (job.revision == taken && node.alive()) {
                go(job, next);
            }
        } catch (SimNode.Killed _) {
            sim.trace(node.name() + " is dead");
        } catch (SimFaults.DatabaseAway _) {
            again(job, taken);
        } catch (RuntimeException defect) {
            sim.laws().broken("the engine throws, and the run would be tried for ever: " + defect);
            again(job, taken);
        }
    }

    private void again(Job job, int taken) {
        if (job.revision == taken) {
            due(job, Duration.ofSeconds(2));
        }
    }

    private void go(Job job, Next next) {
        switch (next) {
            case Next.Now() -> due(job, Duration.ZERO);
            case Next.Later(var pause) -> due(job, pause);
            case Next.Person() -> stand(job, Stands.PERSON);
            case Next.End() -> stand(job, Stands.GONE);
        }
    }

    private static void stand(Job job, Stands stands) {
        job.stands = stands;
        job.owner = null;
        job.revision++;
    }

    /** Whether something will call the engine for this run without anybody's doing. */
    boolean willCall(RunId run) {
        Job job = jobs.get(run);
        return sim.rows().rung(run) || (job != null && (job.stands == Stands.DUE || job.stands == Stands.TAKEN));
    }
}
